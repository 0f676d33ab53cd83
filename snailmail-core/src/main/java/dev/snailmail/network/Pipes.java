package dev.snailmail.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** What the bytes of one network cross, empty at first. Safe for use by any thread. */
@API(status = API.Status.INTERNAL)
public final class Pipes {

    /**
     * A slice that another pipe held up comes late to that of its connection, which makes up for it: up to about a slice,
     * or connections that come to a full shared pipe at once would get less than it has.
     */
    private static final long FORGIVEN_NANOS = 1_000_000;

    private final Network network;
    private final long origin;
    private final SharedPipe shared;
    private final Optional<SharedPipe> fifo;
    private final Optional<Turns> turns;
    private final Pipe up;

    private Pipes(Network network, long origin) {
        this.network = network;
        this.origin = origin;
        this.shared = pipe(network.shared(), 0);
        this.fifo = network.fifo().isUnlimited() ? Optional.empty() : Optional.of(pipe(network.fifo(), 0));
        this.turns = fifo.map(limited -> new Turns());
        List<Pipe> upwards = new ArrayList<>();
        upwards.add(pipe(network.up(), 0));
        network.clientLink().ifPresent(link -> upwards.add(link.upPipe()));
        this.up = together(upwards);
    }

    /**
     * Makes the pipes of a network.
     *
     * @param network the network
     * @param origin the tick that rates which change over time count from
     * @return the pipes, empty
     */
    public static Pipes of(Network network, long origin) {
        return new Pipes(network, origin);
    }

    /**
     * Changes the rate that all responses share. What has been reserved stays as it is.
     *
     * @param bandwidth the rate from the next reservation on
     */
    public void setShared(Bandwidth bandwidth) {
        shared.setBandwidth(bandwidth);
    }

    /**
     * Makes what the responses of a connection cross.
     *
     * @return a pipe, to be kept as long as the connection meets this network; belongs to its I/O thread
     */
    public Pipe down() {
        List<Pipe> crossed = new ArrayList<>();
        crossed.add(shared);
        if (!network.perConnection().isUnlimited()) {
            crossed.add(pipe(network.perConnection(), FORGIVEN_NANOS));
        }
        fifo.ifPresent(crossed::add);
        network.clientLink().ifPresent(link -> crossed.add(link.downPipe()));
        Pipe links = together(crossed);
        Duration roundTrip = network.slowStart();
        return roundTrip.isZero() ? links : new SlowStart(roundTrip, links);
    }

    /** {@return what all request bodies cross} */
    public Pipe up() {
        return up;
    }

    /** {@return the queue of the bodies, if they go one after the other} */
    public Optional<Turns> turns() {
        return turns;
    }

    private SharedPipe pipe(Bandwidth rate, long forgivenNanos) {
        return new SharedPipe(rate, network.seed(), origin, forgivenNanos);
    }

    private static Pipe together(List<Pipe> pipes) {
        return pipes.size() == 1 ? pipes.get(0) : new CompositePipe(pipes);
    }
}
