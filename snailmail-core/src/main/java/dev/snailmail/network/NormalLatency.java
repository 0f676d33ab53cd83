package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Normal, truncated at zero. */
final class NormalLatency extends Latency {

    private final Duration mean;
    private final Duration std;

    NormalLatency(Duration mean, Duration std) {
        Checks.notNegative("mean", mean);
        Checks.notNegative("std", std);
        this.mean = mean;
        this.std = std;
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        if (isConstant()) {
            return mean.toNanos();
        }
        SharedStateContinuousSampler sampler =
                GaussianSampler.of(ZigguratSampler.NormalizedGaussian.of(random), mean.toNanos(), std.toNanos());
        // The mean is above zero here, so at least every second draw is too.
        double draw = sampler.sample();
        while (draw < 0) {
            draw = sampler.sample();
        }
        return (long) draw;
    }

    @Override
    boolean isConstant() {
        return mean.isZero() || std.isZero();
    }

    @Override
    double medianNanos() {
        return meanNanos();
    }

    @Override
    double meanNanos() {
        return isConstant() ? mean.toNanos() : UNKNOWN;
    }

    @Override
    public LatencyDescription describe(long seed) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put("mean_ms", Durations.toMillis(mean));
        parameters.put("std_ms", Durations.toMillis(std));
        return new LatencyDescription("normal", Collections.unmodifiableMap(parameters), Map.of(), seed);
    }

    @Override
    public String toString() {
        return "normal(mean=" + Durations.format(mean) + ", std=" + Durations.format(std) + ")";
    }
}
