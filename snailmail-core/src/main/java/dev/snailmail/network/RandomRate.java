package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Objects;
import org.apache.commons.rng.core.source64.SplitMix64;

/** A rate that is drawn anew for each interval. */
final class RandomRate extends PiecewiseRate {

    /** A mean of that many draws is that of the law within 4 %, and what is left of a slice is mostly far more. */
    private static final long MANY = 256;

    private final Bandwidth min;
    private final Bandwidth max;
    private final Duration every;
    private final double everyNanos;
    private final long seed;
    private final long mostPieces;

    RandomRate(Bandwidth min, Bandwidth max, Duration every, long seed) {
        this(min, max, every, seed, Long.MAX_VALUE);
    }

    private RandomRate(Bandwidth min, Bandwidth max, Duration every, long seed, long mostPieces) {
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
        this.mostPieces = mostPieces;
    }

    @Override
    Bandwidth seededWith(long newSeed) {
        return new RandomRate(min, max, every, newSeed, mostPieces);
    }

    @Override
    boolean isDrawn() {
        return true;
    }

    @Override
    Bandwidth inTheLarge() {
        return new RandomRate(min, max, every, seed, MANY);
    }

    @Override
    long mostPieces() {
        return mostPieces;
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
