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

    /** The least of a body that is reserved at a time; 0 where bodies are really sent. */
    private final long leastSlice;

    private final SharedPipe shared;
    private final Optional<SharedPipe> fifo;
    private final Optional<Turns> turns;
    private final Pipe up;

    private Pipes(Network network, long origin, long leastSlice) {
        this.network = network;
        this.origin = origin;
        this.leastSlice = leastSlice;
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
        return new Pipes(network, origin, 0);
    }

    /**
     * Makes pipes that only arithmetic crosses, in which no body takes long, however large it is and however slow they
     * are. They take nothing of a link that servers share, and count from tick 0.
     *
     * @param network the network
     * @param leastSlice how many bytes of a body to reserve at a time at least, at least 1; what is more than it is when
     *     really sent makes bodies that share a pipe take turns rather than share
     * @return the pipes, empty
     */
    public static Pipes imagined(Network network, long leastSlice) {
        Network apart = network.clientLink()
                .map(link -> network.toBuilder()
                        .clientLink(ClientLink.of(
                                link.down().inTheLarge(), link.up().inTheLarge()))
                        .build())
                .orElse(network);
        return new Pipes(apart, 0, leastSlice);
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
        return new SharedPipe(leastSlice == 0 ? rate : rate.inTheLarge(), network.seed(), origin, forgivenNanos);
    }

    private Pipe together(List<Pipe> pipes) {
        Pipe all = pipes.size() == 1 ? pipes.get(0) : new CompositePipe(pipes);
        return leastSlice == 0 ? all : new CoarsePipe(all, leastSlice);
    }
}
