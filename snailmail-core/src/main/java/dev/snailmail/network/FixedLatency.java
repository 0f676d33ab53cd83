package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** The same for every request, or none at all. */
final class FixedLatency extends Latency {

    static final Latency NONE = new FixedLatency(Duration.ZERO, true);

    private final Duration value;
    private final boolean none;

    FixedLatency(Duration value, boolean none) {
        Checks.notNegative("latency", value);
        this.value = value;
        this.none = none;
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return value.toNanos();
    }

    @Override
    boolean isConstant() {
        return true;
    }

    @Override
    double medianNanos() {
        return value.toNanos();
    }

    @Override
    double meanNanos() {
        return value.toNanos();
    }

    @Override
    public LatencyDescription describe(long seed) {
        double millis = Durations.toMillis(value);
        return none
                ? new LatencyDescription("none", Map.of(), Map.of(), seed)
                : new LatencyDescription("fixed", Map.of("value_ms", millis), Map.of(), seed);
    }

    @Override
    public String toString() {
        return none ? "none" : "fixed(" + Durations.format(value) + ")";
    }
}
