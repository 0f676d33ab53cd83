package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Lognormal, given by the mode of its density. */
final class LogNormalLatency extends Latency {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Far beyond any network: the mean is e^50 times the median there. */
    private static final double LARGEST_SIGMA = 10;

    private final Duration mode;
    private final double sigma;

    /** The mean of the logarithm of nanoseconds. */
    private final double mu;

    LogNormalLatency(Duration mode, double sigma) {
        Checks.notNegative("mode", mode);
        Checks.between(0, LARGEST_SIGMA, "sigma", sigma);
        this.mode = mode;
        this.sigma = sigma;
        this.mu = Math.log(mode.toNanos()) + sigma * sigma;
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        if (isConstant()) {
            return mode.toNanos();
        }
        return (long) LogNormalSampler.of(ZigguratSampler.NormalizedGaussian.of(random), mu, sigma)
                .sample();
    }

    @Override
    boolean isConstant() {
        return mode.isZero() || sigma == 0;
    }

    @Override
    double medianNanos() {
        return Math.exp(mu);
    }

    @Override
    double meanNanos() {
        return Math.exp(mu + sigma * sigma / 2);
    }

    @Override
    public LatencyDescription describe(long seed) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put("mode_ms", Durations.toMillis(mode));
        parameters.put("sigma", sigma);
        Map<String, Double> derived = new LinkedHashMap<>();
        if (mode.isZero()) {
            derived.put("median_ms", 0.0);
            derived.put("mean_ms", 0.0);
        } else {
            derived.put("mu", mu - Math.log(NANOS_PER_MILLI));
            derived.put("median_ms", medianNanos() / NANOS_PER_MILLI);
            derived.put("mean_ms", meanNanos() / NANOS_PER_MILLI);
        }
        return new LatencyDescription(
                "lognormal", Collections.unmodifiableMap(parameters), Collections.unmodifiableMap(derived), seed);
    }

    @Override
    public String toString() {
        return "lognormal(mode=" + Durations.format(mode) + ", sigma=" + Checks.format(sigma) + ")";
    }
}
