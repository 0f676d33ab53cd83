package dev.snailmail.network;

import dev.snailmail.time.Percentiles;
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
    private final Optional<RequestLimit> requestLimit;
    private final long seed;

    Network(NetworkBuilder settings) {
        this.latency = settings.latency();
        this.shared = settings.shared();
        this.requestLimit = settings.requestLimit();
        this.seed = settings.seed();
    }

    /** {@return a builder of a network without latency or limits} */
    public static NetworkBuilder builder() {
        return new NetworkBuilder();
    }

    /**
     * Parses a spec: its parts in any order with commas between them, such as
     * {@code lognormal(mode=45ms, sigma=0.5), 100MB/s}. A law of latency stands for itself, and a rate for the pipe
     * that all responses share; {@code limit(5500/s, per=prefix)} is a limit on requests.
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

    /** {@return the limit on how many requests are served; empty without one} */
    public Optional<RequestLimit> requestLimit() {
        return requestLimit;
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
                && network.requestLimit.equals(requestLimit)
                && network.seed == seed;
    }

    /** {@return a hash of the settings} */
    @Override
    public int hashCode() {
        return Objects.hash(latency, shared, requestLimit, seed);
    }

    /**
     * {@return the spec: latency and shared rate, such as {@code lognormal(mode=45ms, sigma=0.5), 100MB/s}, and what
     * else is set; without the seed}
     */
    @Override
    public String toString() {
        return latency + ", " + shared + requestLimit.map(limit -> ", " + limit).orElse("");
    }
}
