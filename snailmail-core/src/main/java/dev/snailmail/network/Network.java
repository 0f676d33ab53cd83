package dev.snailmail.network;

import dev.snailmail.time.Percentiles;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A network and the store behind it as a whole: how long a request waits, what its bytes cross, and the seed of the
 * draws. Immutable and safe for use by any thread. Made by a {@linkplain #builder builder} or
 * {@linkplain #parse parsed} from a spec; {@link #toBuilder()} opens it to make another of it.
 */
public final class Network {

    /** The seed where none is set: a constant, so that a test repeats itself. */
    public static final long DEFAULT_SEED = 42;

    private final Latency latency;
    private final Bandwidth shared;
    private final Bandwidth perConnection;
    private final Bandwidth fifo;
    private final Bandwidth up;
    private final Duration slowStart;
    private final Optional<ClientLink> clientLink;
    private final long seed;

    Network(NetworkBuilder settings) {
        this.latency = settings.latency();
        this.shared = settings.shared();
        this.perConnection = settings.perConnection();
        this.fifo = settings.fifo();
        this.up = settings.up();
        this.slowStart = settings.slowStart();
        this.clientLink = settings.clientLink();
        this.seed = settings.seed();
    }

    /** {@return a builder of a network without latency or limits} */
    public static NetworkBuilder builder() {
        return new NetworkBuilder();
    }

    /**
     * Parses a spec: its parts in any order with commas between them, such as
     * {@code lognormal(mode=45ms, sigma=0.5), 100MB/s, perConnection(10MB/s), slowStart(50ms)}. A law of latency stands
     * for itself, and a rate for the pipe that all responses share, which {@code shared(100MB/s)} means too; the other
     * parts are called as the methods of the builder. A {@link ClientLink} has no spec.
     *
     * @param spec the spec, as {@link #toString()} prints it
     * @return the network, its seed {@value #DEFAULT_SEED}
     * @throws IllegalArgumentException if the spec is not one, or a part comes twice; the message says what is wrong
     *     and what is allowed
     */
    public static Network parse(String spec) {
        return NetworkSpecs.parse(spec);
    }

    /** {@return a builder that starts from this network, in which each setting may be replaced once} */
    public NetworkBuilder toBuilder() {
        return new NetworkBuilder(this);
    }

    /** {@return what a request waits before its first byte} */
    public Latency latency() {
        return latency;
    }

    /** {@return the rate of the pipe that all responses share fairly} */
    public Bandwidth shared() {
        return shared;
    }

    /** {@return what one connection gets at the most} */
    public Bandwidth perConnection() {
        return perConnection;
    }

    /** {@return the rate at which whole bodies cross one after the other; unlimited if they do not} */
    public Bandwidth fifo() {
        return fifo;
    }

    /** {@return the rate that all request bodies share fairly} */
    public Bandwidth up() {
        return up;
    }

    /** {@return the round trip of TCP slow start, zero without it} */
    public Duration slowStart() {
        return slowStart;
    }

    /** {@return the link that the servers of one client share, if there is one} */
    public Optional<ClientLink> clientLink() {
        return clientLink;
    }

    /** {@return what the draws are seeded with} */
    public long seed() {
        return seed;
    }

    /** {@return the percentiles of 65,536 preview draws of the latency with this seed} */
    public Percentiles percentiles() {
        return latency.percentiles(seed);
    }

    /**
     * Two networks are equal if all their settings are.
     *
     * @param other anything
     * @return whether it is the same network
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Network network
                && network.latency.equals(latency)
                && network.shared.equals(shared)
                && network.perConnection.equals(perConnection)
                && network.fifo.equals(fifo)
                && network.up.equals(up)
                && network.slowStart.equals(slowStart)
                && network.clientLink.equals(clientLink)
                && network.seed == seed;
    }

    /** {@return a hash of the settings} */
    @Override
    public int hashCode() {
        return Objects.hash(latency, shared, perConnection, fifo, up, slowStart, clientLink, seed);
    }

    /** {@return several lines for people, one for each setting, with its numbers; the seed last} */
    public String describe() {
        return NetworkDescription.of(this);
    }

    /**
     * {@return the spec: latency and shared rate, such as {@code lognormal(mode=45ms, sigma=0.5), 100MB/s}, and what
     * else is set; without the seed}
     */
    @Override
    public String toString() {
        return NetworkSpecs.write(this);
    }
}
