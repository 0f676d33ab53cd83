package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.InverseTransformParetoSampler;

/** Pareto: a least latency, and a tail that falls as a power. */
final class ParetoLatency extends Latency {

    private final Duration min;
    private final double alpha;

    ParetoLatency(Duration min, double alpha) {
        Checks.notNegative("min", min);
        Checks.shape("alpha", alpha);
        this.min = min;
        this.alpha = alpha;
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return isConstant()
                ? 0
                : (long) InverseTransformParetoSampler.of(random, min.toNanos(), alpha)
                        .sample();
    }

    @Override
    boolean isConstant() {
        return min.isZero();
    }

    @Override
    double medianNanos() {
        return min.toNanos() * Math.pow(2, 1 / alpha);
    }

    @Override
    double meanNanos() {
        if (isConstant()) {
            return 0;
        }
        // Up to an alpha of 1 the tail is so heavy that the mean is infinite.
        return alpha > 1 ? min.toNanos() * (alpha / (alpha - 1)) : UNKNOWN;
    }

    @Override
    public LatencyDescription describe(long seed) {
        return LatencyDescription.of(
                "pareto", LatencyDescription.parameters("min_ms", Durations.toMillis(min), "alpha", alpha), this, seed);
    }

    @Override
    public String toString() {
        return "pareto(min=" + Durations.format(min) + ", alpha=" + Checks.format(alpha) + ")";
    }
}
