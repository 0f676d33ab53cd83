package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Objects;
import org.apache.commons.rng.core.source64.SplitMix64;

/** A rate that is drawn anew for each interval. */
final class RandomRate extends PiecewiseRate {

    private final Bandwidth min;
    private final Bandwidth max;
    private final Duration every;
    private final double everyNanos;
    private final long seed;

    RandomRate(Bandwidth min, Bandwidth max, Duration every, long seed) {
        Checks.limit("min", min);
        Checks.limit("max", max);
        Checks.period("every", every);
        if (max.toBytesPerSecond() < min.toBytesPerSecond()) {
            throw new IllegalArgumentException("max (" + max + ") must not be less than min (" + min + ")");
        }
        this.min = min;
        this.max = max;
        this.every = every;
        this.everyNanos = every.toNanos();
        this.seed = seed;
    }

    @Override
    Bandwidth seededWith(long newSeed) {
        return new RandomRate(min, max, every, newSeed);
    }

    @Override
    long pieceAt(double at) {
        return (long) Math.floor(at / everyNanos);
    }

    @Override
    double endOf(long piece) {
        return (piece + 1) * everyNanos;
    }

    @Override
    double rateOf(long piece) {
        double least = min.toBytesPerSecond();
        double part = new SplitMix64(DrawKey.nth(seed, piece)).nextDouble();
        return least + part * (max.toBytesPerSecond() - least);
    }

    @Override
    double mostBytesPerSecond() {
        return max.toBytesPerSecond();
    }

    @Override
    public double toBytesPerSecond() {
        return (min.toBytesPerSecond() + max.toBytesPerSecond()) / 2;
    }

    @Override
    public String toString() {
        return "random(min=" + min + ", max=" + max + ", every=" + Durations.format(every) + ")";
    }

    /** The seed is not its own, but that of the network. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RandomRate rate
                && rate.min.equals(min)
                && rate.max.equals(max)
                && rate.every.equals(every);
    }

    @Override
    public int hashCode() {
        return Objects.hash(min, max, every);
    }
}
