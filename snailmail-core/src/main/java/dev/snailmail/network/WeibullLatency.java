package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Weibull: a power of an exponential draw. */
final class WeibullLatency extends Latency {

    private final Duration scale;
    private final double shape;

    WeibullLatency(Duration scale, double shape) {
        Checks.notNegative("scale", scale);
        Checks.shape("shape", shape);
        this.scale = scale;
        this.shape = shape;
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return isConstant()
                ? 0
                : (long) (scale.toNanos()
                        * Math.pow(ZigguratSampler.Exponential.of(random).sample(), 1 / shape));
    }

    @Override
    boolean isConstant() {
        return scale.isZero();
    }

    @Override
    double medianNanos() {
        return scale.toNanos() * Math.pow(Math.log(2), 1 / shape);
    }

    @Override
    double meanNanos() {
        return scale.toNanos() * GammaFunction.of(1 + 1 / shape);
    }

    @Override
    public LatencyDescription describe(long seed) {
        return LatencyDescription.of(
                "weibull",
                LatencyDescription.parameters("scale_ms", Durations.toMillis(scale), "shape", shape),
                this,
                seed);
    }

    @Override
    public String toString() {
        return "weibull(scale=" + Durations.format(scale) + ", shape=" + Checks.format(shape) + ")";
    }
}
