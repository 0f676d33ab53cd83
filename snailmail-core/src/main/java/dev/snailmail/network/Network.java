package dev.snailmail.network;

import dev.snailmail.time.Percentiles;
import java.util.Objects;

/**
 * A network as a whole: its latency law, its bandwidth, and the seed of its draws. Immutable.
 *
 * @param latency what a request waits before its first byte
 * @param bandwidth what all responses share
 * @param seed what the latency draws are seeded with
 */
public record Network(Latency latency, Bandwidth bandwidth, long seed) {

    /**
     * Makes a network.
     *
     * @param latency what a request waits before its first byte
     * @param bandwidth what all responses share
     * @param seed what the latency draws are seeded with
     */
    public Network {
        Objects.requireNonNull(latency, "latency must not be null; there is Latency.none()");
        Objects.requireNonNull(bandwidth, "bandwidth must not be null; there is Bandwidth.unlimited()");
    }

    /**
     * Replaces the latency.
     *
     * @param newLatency the new law
     * @return a network that is the same but for it
     */
    public Network withLatency(Latency newLatency) {
        return new Network(newLatency, bandwidth, seed);
    }

    /**
     * Replaces the bandwidth.
     *
     * @param newBandwidth the new rate
     * @return a network that is the same but for it
     */
    public Network withBandwidth(Bandwidth newBandwidth) {
        return new Network(latency, newBandwidth, seed);
    }

    /** {@return the distribution of the latency, its parameters, the seed, and what follows from them} */
    public LatencyDescription describe() {
        return latency.describe(seed);
    }

    /** {@return the percentiles of 65,536 preview draws with this seed} */
    public Percentiles percentiles() {
        return latency.percentiles(seed);
    }

    /** {@return latency and bandwidth as their specs, such as {@code lognormal(mode=45ms, sigma=0.5), 100MB/s}} */
    @Override
    public String toString() {
        return latency + ", " + bandwidth;
    }
}
