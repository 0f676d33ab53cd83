package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** Another law whose longest draws are cut to a bound. */
final class CappedLatency extends Latency {

    private final Latency latency;
    private final Duration at;

    CappedLatency(Latency latency, Duration at) {
        Checks.notNegative("at", at);
        this.latency = latency;
        this.at = at;
        Checks.size(size());
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return at.isZero() ? 0 : Math.min(latency.sampleNanos(random, asked), at.toNanos());
    }

    @Override
    boolean isConstant() {
        return at.isZero() || latency.isConstant();
    }

    @Override
    List<Latency> inner() {
        return List.of(latency);
    }

    @Override
    Latency usual() {
        return new CappedLatency(latency.usual(), at);
    }

    @Override
    double medianNanos() {
        return at.isZero() ? 0 : Math.min(latency.medianNanos(), at.toNanos());
    }

    @Override
    double meanNanos() {
        return isConstant() ? sampleNanos(null) : UNKNOWN;
    }

    @Override
    public LatencyDescription describe(long seed) {
        return LatencyDescription.of("capped", Map.of("at_ms", Durations.toMillis(at)), this, seed);
    }

    @Override
    public String toString() {
        return "capped(" + latency + ", at=" + Durations.format(at) + ")";
    }
}
