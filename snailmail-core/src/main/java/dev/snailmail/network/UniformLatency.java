package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;

/** Anything between two bounds, all equally likely. */
final class UniformLatency extends Latency {

    private final Duration min;
    private final Duration max;

    UniformLatency(Duration min, Duration max) {
        Checks.notNegative("min", min);
        Checks.notNegative("max", max);
        if (max.compareTo(min) < 0) {
            throw new IllegalArgumentException(
                    "max (" + Durations.format(max) + ") must not be less than min (" + Durations.format(min) + ")");
        }
        this.min = min;
        this.max = max;
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return isConstant()
                ? min.toNanos()
                : (long) ContinuousUniformSampler.of(random, min.toNanos(), max.toNanos())
                        .sample();
    }

    @Override
    boolean isConstant() {
        return min.equals(max);
    }

    @Override
    double medianNanos() {
        return meanNanos();
    }

    @Override
    double meanNanos() {
        return ((double) min.toNanos() + max.toNanos()) / 2;
    }

    @Override
    public LatencyDescription describe(long seed) {
        return LatencyDescription.of(
                "uniform",
                LatencyDescription.parameters("min_ms", Durations.toMillis(min), "max_ms", Durations.toMillis(max)),
                this,
                seed);
    }

    @Override
    public String toString() {
        return "uniform(min=" + Durations.format(min) + ", max=" + Durations.format(max) + ")";
    }
}
