package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** Another law, and a constant on top. */
final class ShiftedLatency extends Latency {

    private final Latency latency;
    private final Duration by;

    ShiftedLatency(Latency latency, Duration by) {
        Checks.notNegative("by", by);
        this.latency = latency;
        this.by = by;
        Checks.size(size());
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        long draw = latency.sampleNanos(random, asked);
        return draw + Math.min(by.toNanos(), Long.MAX_VALUE - draw);
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
        return new ShiftedLatency(latency.usual(), by);
    }

    @Override
    double medianNanos() {
        return latency.medianNanos() + by.toNanos();
    }

    @Override
    double meanNanos() {
        return latency.meanNanos() + by.toNanos();
    }

    @Override
    public LatencyDescription describe(long seed) {
        return LatencyDescription.of("shifted", Map.of("by_ms", Durations.toMillis(by)), this, seed);
    }

    @Override
    public String toString() {
        return "shifted(" + latency + ", by=" + Durations.format(by) + ")";
    }
}
