package dev.snailmail.network;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** Another law, multiplied. */
final class ScaledLatency extends Latency {

    private static final double SMALLEST_FACTOR = 1e-6;
    private static final double LARGEST_FACTOR = 1e6;

    private final Latency latency;
    private final double by;

    ScaledLatency(Latency latency, double by) {
        Checks.between(SMALLEST_FACTOR, LARGEST_FACTOR, "by", by);
        this.latency = latency;
        this.by = by;
        Checks.size(size());
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return Math.round(latency.sampleNanos(random, asked) * by);
    }

    @Override
    boolean isConstant() {
        return latency.isConstant();
    }

    @Override
    List<Latency> inner() {
        return List.of(latency);
    }

    @Override
    Latency usual() {
        return new ScaledLatency(latency.usual(), by);
    }

    @Override
    double medianNanos() {
        return latency.medianNanos() * by;
    }

    @Override
    double meanNanos() {
        return latency.meanNanos() * by;
    }

    @Override
    public LatencyDescription describe(long seed) {
        return LatencyDescription.of("scaled", Map.of("by", by), this, seed);
    }

    @Override
    public String toString() {
        return "scaled(" + latency + ", by=" + Checks.format(by) + ")";
    }
}
