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

    private static final int MOST_ROUND_TRIPS = 3;

    private final Set<String> made = new HashSet<>();

    private Latency latency = Latency.none();
    private Bandwidth shared = Bandwidth.unlimited();
    private Bandwidth perConnection = Bandwidth.unlimited();
    private Bandwidth fifo = Bandwidth.unlimited();
    private Bandwidth up = Bandwidth.unlimited();
    private Duration slowStart = Duration.ZERO;
    private ClientLink clientLink;
    private ConnectionCost connectionCost = ConnectionCost.NONE;
    private Optional<RequestLimit> requestLimit = Optional.empty();
    private long seed = Network.DEFAULT_SEED;
    private Draws draws = Draws.DEFAULT;

    NetworkBuilder() {}

    NetworkBuilder(Network from) {
        this.latency = from.latency();
        this.shared = from.shared();
        this.perConnection = from.perConnection();
        this.fifo = from.fifo();
        this.up = from.up();
        this.slowStart = from.slowStart();
        this.clientLink = from.clientLink().orElse(null);
        this.connectionCost = from.connectionCost();
        this.requestLimit = from.requestLimit();
        this.seed = from.seed();
        this.draws = from.draws();
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
     * Sets what opening a connection costs. It is charged to the first request of every connection, which waits that
     * long on top of its latency. A connection that is open already when the network changes has been paid for.
     *
     * @param cost how long it takes, not negative; nothing unless set
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder connect(Duration cost) {
        once("connect");
        connectionCost = connectionCost.withConnect(cost);
        return this;
    }

    /**
     * Sets what opening a connection costs, in round trips: 1 for TCP, 2 for TCP and TLS 1.3, 3 for TCP and TLS 1.2.
     *
     * @param roundTrips how many, from 1 to 3
     * @param rtt how long each takes, not negative
     * @return this builder, with a {@link #connect(Duration)} of their product
     * @throws IllegalArgumentException if one is out of bounds
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder connect(int roundTrips, Duration rtt) {
        if (roundTrips < 1 || roundTrips > MOST_ROUND_TRIPS) {
            throw new IllegalArgumentException("roundTrips (" + roundTrips + ") must be from 1 to " + MOST_ROUND_TRIPS);
        }
        Checks.notNegative("rtt", rtt);
        return connect(rtt.multipliedBy(roundTrips));
    }

    /**
     * Sets after how long without a request the server closes a connection, whether it has brought one or not. A
     * request that comes at that moment is answered in full or not at all, as with any server.
     *
     * @param timeout how long, positive; never unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder idleTimeout(Duration timeout) {
        once("idleTimeout");
        connectionCost = connectionCost.withIdleTimeout(timeout);
        return this;
    }

    /**
     * Sets how long the head of a request may take from its first byte to its last. A request that takes longer is refused
     * with 408, and its connection is closed.
     *
     * @param timeout the time, positive; a minute of real time unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public NetworkBuilder headTimeout(Duration timeout) {
        once("headTimeout");
        connectionCost = connectionCost.withHeadTimeout(timeout);
        return this;
    }

    /**
     * Sets how many requests a connection may bring. The response to the last of them says {@code Connection: close},
     * and the server closes after it; what a client has pipelined behind is not answered.
     *
     * @param most how many, at least 1; any number unless set
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder maxRequestsPerConnection(int most) {
        once("maxRequestsPerConnection");
        connectionCost = connectionCost.withMaxRequests(most);
        return this;
    }

    /**
     * Sets how many connections may be open at once. Recordings count those that are refused. How long one is queued
     * is no part of the record of its first request, which begins when that is read.
     *
     * @param most how many, at least 1; any number unless set
     * @param whenFull what becomes of one too many
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder maxConnections(int most, WhenFull whenFull) {
        once("maxConnections");
        connectionCost =
                connectionCost.withMaxConnections(most, Objects.requireNonNull(whenFull, "whenFull must not be null"));
        return this;
    }

    /**
     * Sets how many requests are served in a second; others are answered with 503.
     *
     * @param limit the limit; none unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder requestLimit(RequestLimit limit) {
        once("requestLimit");
        requestLimit = Optional.of(Objects.requireNonNull(limit, "requestLimit must not be null"));
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

    /**
     * Sets what the draws are a function of, besides the seed.
     *
     * @param what parts of the request, or the order of arrival; all parts unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder draws(Draws what) {
        once("draws");
        draws = Objects.requireNonNull(what, "draws must not be null; there is Draws.keyedBy(Draws.Part.values())");
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

    ConnectionCost connectionCost() {
        return connectionCost;
    }

    Optional<RequestLimit> requestLimit() {
        return requestLimit;
    }

    long seed() {
        return seed;
    }

    Draws draws() {
        return draws;
    }
}
