package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Lognormal, given by the mode of its density or by two percentiles. */
final class LogNormalLatency extends Latency {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Far beyond any network: the mean is e^50 times the median there. */
    private static final double LARGEST_SIGMA = 10;

    /** Percentiles of a millionth, and of one less a millionth, are the last that a {@code double} tells well. */
    private static final double LEAST_PERCENT = 1e-4;

    private static final double MOST_PERCENT = 100 - LEAST_PERCENT;

    private final Duration mode;
    private final double sigma;

    /** The mean of the logarithm of nanoseconds; minus infinity for the constant 0. */
    private final double mu;

    /** What it was made of, by its name in descriptions. */
    private final Map<String, Double> parameters;

    private final String spec;

    private LogNormalLatency(Duration mode, double sigma, double mu, Map<String, Double> parameters, String spec) {
        this.mode = mode;
        this.sigma = sigma;
        this.mu = mu;
        this.parameters = parameters;
        this.spec = spec;
    }

    static Latency of(Duration mode, double sigma) {
        Checks.notNegative("mode", mode);
        Checks.between(0, LARGEST_SIGMA, "sigma", sigma);
        return new LogNormalLatency(
                mode,
                sigma,
                Math.log(mode.toNanos()) + sigma * sigma,
                LatencyDescription.parameters("mode_ms", Durations.toMillis(mode), "sigma", sigma),
                "lognormal(mode=" + Durations.format(mode) + ", sigma=" + Checks.format(sigma) + ")");
    }

    /** Solves ln(latency) = μ + σ · z(percent) for the two percentiles. */
    static Latency ofPercentiles(double lower, Duration low, double upper, Duration high) {
        Checks.between(LEAST_PERCENT, MOST_PERCENT, "percent", lower);
        Checks.between(LEAST_PERCENT, MOST_PERCENT, "percent", upper);
        if (lower == upper) {
            throw new IllegalArgumentException("percentiles (" + name(lower) + ", " + name(upper) + ") must differ");
        } else if (lower > upper) {
            return ofPercentiles(upper, high, lower, low);
        }
        Checks.positive(name(lower), low);
        Checks.positive(name(upper), high);
        if (high.compareTo(low) < 0) {
            throw new IllegalArgumentException(name(upper) + " (" + Durations.format(high) + ") must not be less than "
                    + name(lower) + " (" + Durations.format(low) + ")");
        }
        double z = NormalLaw.quantile(lower / 100);
        double sigma = Math.log((double) high.toNanos() / low.toNanos()) / (NormalLaw.quantile(upper / 100) - z);
        if (sigma > LARGEST_SIGMA) {
            throw new IllegalArgumentException(name(upper) + " (" + Durations.format(high) + ") must be nearer to "
                    + name(lower) + " (" + Durations.format(low) + "): sigma would be above "
                    + Checks.format(LARGEST_SIGMA));
        }
        double mu = Math.log(low.toNanos()) - sigma * z;
        return new LogNormalLatency(
                sigma == 0 ? low : Duration.ofNanos(Math.round(Math.exp(mu - sigma * sigma))),
                sigma,
                mu,
                LatencyDescription.parameters(
                        name(lower) + "_ms", Durations.toMillis(low), name(upper) + "_ms", Durations.toMillis(high)),
                "lognormal(" + name(lower) + "=" + Durations.format(low) + ", " + name(upper) + "="
                        + Durations.format(high) + ")");
    }

    private static String name(double percent) {
        return "p" + Checks.format(percent);
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
        return sigma == 0 || mu == Double.NEGATIVE_INFINITY;
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
        Map<String, Double> derived = new LinkedHashMap<>();
        derived.put("mode_ms", Durations.toMillis(mode));
        derived.put("sigma", sigma);
        if (mu == Double.NEGATIVE_INFINITY) {
            derived.put("median_ms", 0.0);
            derived.put("mean_ms", 0.0);
        } else {
            derived.put("mu", mu - Math.log(NANOS_PER_MILLI));
            derived.put("median_ms", medianNanos() / NANOS_PER_MILLI);
            derived.put("mean_ms", meanNanos() / NANOS_PER_MILLI);
        }
        derived.keySet().removeAll(parameters.keySet());
        return new LatencyDescription("lognormal", parameters, Collections.unmodifiableMap(derived), seed);
    }

    @Override
    public String toString() {
        return spec;
    }
}
