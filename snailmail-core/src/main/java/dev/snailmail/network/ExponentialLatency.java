package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Exponential. */
final class ExponentialLatency extends Latency {

    private final Duration mean;

    ExponentialLatency(Duration mean) {
        Checks.notNegative("mean", mean);
        this.mean = mean;
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return isConstant()
                ? 0
                : (long) ZigguratSampler.Exponential.of(random, mean.toNanos()).sample();
    }

    @Override
    boolean isConstant() {
        return mean.isZero();
    }

    @Override
    double medianNanos() {
        return mean.toNanos() * Math.log(2);
    }

    @Override
    double meanNanos() {
        return mean.toNanos();
    }

    @Override
    public LatencyDescription describe(long seed) {
        double meanMillis = Durations.toMillis(mean);
        return new LatencyDescription(
                "exponential", Map.of("mean_ms", meanMillis), Map.of("median_ms", meanMillis * Math.log(2)), seed);
    }

    @Override
    public String toString() {
        return "exponential(mean=" + Durations.format(mean) + ")";
    }
}
