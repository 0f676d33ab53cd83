package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/** Gamma, given by its mean: the sum of {@code shape} steps that are exponential each. */
final class GammaLatency extends Latency {

    private final Duration mean;
    private final double shape;

    GammaLatency(Duration mean, double shape) {
        Checks.notNegative("mean", mean);
        Checks.shape("shape", shape);
        this.mean = mean;
        this.shape = shape;
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return isConstant()
                ? 0
                : (long) AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, mean.toNanos() / shape)
                        .sample();
    }

    @Override
    boolean isConstant() {
        return mean.isZero();
    }

    @Override
    double medianNanos() {
        return isConstant() ? 0 : UNKNOWN;
    }

    @Override
    double meanNanos() {
        return mean.toNanos();
    }

    @Override
    public LatencyDescription describe(long seed) {
        return LatencyDescription.of(
                "gamma",
                LatencyDescription.parameters("mean_ms", Durations.toMillis(mean), "shape", shape),
                this,
                seed);
    }

    @Override
    public String toString() {
        return "gamma(mean=" + Durations.format(mean) + ", shape=" + Checks.format(shape) + ")";
    }
}
