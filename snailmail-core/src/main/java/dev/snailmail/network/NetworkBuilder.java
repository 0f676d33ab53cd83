package dev.snailmail.network;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a {@link Network}. Each may be made once; a second time is an error, since one of the two would be
 * lost. Not safe for use by several threads.
 */
public final class NetworkBuilder {

    private final Set<String> made = new HashSet<>();

    private Latency latency = Latency.none();
    private Bandwidth shared = Bandwidth.unlimited();
    private Bandwidth perConnection = Bandwidth.unlimited();
    private Bandwidth fifo = Bandwidth.unlimited();
    private Bandwidth up = Bandwidth.unlimited();
    private Duration slowStart = Duration.ZERO;
    private ClientLink clientLink;
    private long seed = Network.DEFAULT_SEED;

    NetworkBuilder() {}

    NetworkBuilder(Network from) {
        this.latency = from.latency();
        this.shared = from.shared();
        this.perConnection = from.perConnection();
        this.fifo = from.fifo();
        this.up = from.up();
        this.slowStart = from.slowStart();
        this.clientLink = from.clientLink().orElse(null);
        this.seed = from.seed();
    }

    /**
     * Sets what a request waits before its first byte.
     *
     * @param law the law of latency; none unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder latency(Latency law) {
        once("latency");
        latency = Objects.requireNonNull(law, "latency must not be null; there is Latency.none()");
        return this;
    }

    /**
     * Sets a pipe that all responses share fairly, slice by slice, as connections share a link.
     *
     * @param rate its rate; unlimited unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder shared(Bandwidth rate) {
        once("shared");
        shared = required("shared", rate);
        return this;
    }

    /**
     * Sets a pipe that each connection has of its own. With n connections, the total is n times this rate, up to the
     * shared one; object stores are like that. A pipe is empty when its connection is opened, and after a reset.
     *
     * @param rate what one connection gets at the most; unlimited unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder perConnection(Bandwidth rate) {
        once("perConnection");
        perConnection = required("perConnection", rate);
        return this;
    }

    /**
     * Sets a pipe that whole bodies cross one after the other, in the order in which their latencies end, rather than
     * sharing it; the bytes of the one whose turn it is flow at the rate. Whoever leaves gives its turn up. A client
     * that does not read while it has its turn holds up those behind it.
     *
     * @param rate its rate; unlimited, which means no such pipe, unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder fifo(Bandwidth rate) {
        once("fifo");
        fifo = required("fifo", rate);
        return this;
    }

    /**
     * Sets a pipe that all request bodies share fairly. A request is answered when its body has come in, and its
     * latency begins then.
     *
     * @param rate its rate; unlimited unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder up(Bandwidth rate) {
        once("up");
        up = required("up", rate);
        return this;
    }

    /**
     * Sets that connections begin slowly, as TCP does: 14,600 bytes in the first round trip, and in each that follows
     * twice as many, until they are as many as the slowest pipe carries in a round trip; anew after a connection was
     * idle for a round trip and 200 ms (RFC 6928, RFC 5681, RFC 6298). The latency stands for the first round trip: the
     * first window is there when it ends, and the window after k more. So a body of S bytes has crossed, after its
     * first byte, in k(S) round trips and what its rest takes at the rate.
     *
     * @param roundTrip the time of a round trip, up to a year; zero, which means no slow start, unless set
     * @return this builder
     * @throws IllegalArgumentException if it is negative or longer
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder slowStart(Duration roundTrip) {
        once("slowStart");
        Checks.schedule("slowStart", Objects.requireNonNull(roundTrip, "slowStart must not be null"));
        slowStart = roundTrip;
        return this;
    }

    /**
     * Sets the link that this network's responses and request bodies cross too, together with those of every other
     * server whose network has the same link.
     *
     * @param link the link; none unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder clientLink(ClientLink link) {
        once("clientLink");
        clientLink = Objects.requireNonNull(link, "clientLink must not be null");
        return this;
    }

    /**
     * Sets what the draws are seeded with.
     *
     * @param number any number; {@value Network#DEFAULT_SEED} unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder seed(long number) {
        once("seed");
        seed = number;
        return this;
    }

    private static Bandwidth required(String setting, Bandwidth rate) {
        return Objects.requireNonNull(rate, setting + " must not be null; there is Bandwidth.unlimited()");
    }

    private void once(String setting) {
        if (!made.add(setting)) {
            throw new IllegalStateException(setting + " is already set; it may be set once");
        }
    }

    /**
     * Makes the network. This builder may go on and make others.
     *
     * @return the network
     */
    public Network build() {
        return new Network(this);
    }

    Latency latency() {
        return latency;
    }

    Bandwidth shared() {
        return shared;
    }

    Bandwidth perConnection() {
        return perConnection;
    }

    Bandwidth fifo() {
        return fifo;
    }

    Bandwidth up() {
        return up;
    }

    Duration slowStart() {
        return slowStart;
    }

    Optional<ClientLink> clientLink() {
        return Optional.ofNullable(clientLink);
    }

    long seed() {
        return seed;
    }
}
