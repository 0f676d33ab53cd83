package dev.snailmail.network;

import java.time.Duration;
import java.util.Map;

/**
 * A rate of bytes, constant or changing over time, or no limit. MB are 10⁶ bytes and Mbit 10⁶ bits, as networks are
 * measured. Immutable.
 *
 * <p>A rate that changes over time counts time from the start of the server or its last reset, so it goes on alike in
 * every run; where it is set while the server runs, it is joined at the time that has passed.
 */
public abstract class Bandwidth {

    private static final double BYTES_PER_MEGABYTE = 1e6;

    Bandwidth() {}

    /**
     * A rate in MB/s.
     *
     * @param rate 10⁶ bytes a second; from 1 B/s to 1 EB/s
     * @return the rate
     * @throws IllegalArgumentException if the rate is out of bounds
     */
    public static Bandwidth megabytesPerSecond(double rate) {
        return FixedRate.of(rate, "mb");
    }

    /**
     * A rate in Mbit/s.
     *
     * @param rate 10⁶ bits a second; from 1 B/s to 1 EB/s
     * @return the rate
     * @throws IllegalArgumentException if the rate is out of bounds
     */
    public static Bandwidth megabitsPerSecond(double rate) {
        return FixedRate.of(rate, "mbit");
    }

    /**
     * A rate in bytes.
     *
     * @param rate bytes a second, from 1 to 10¹⁸
     * @return the rate
     * @throws IllegalArgumentException if the rate is out of bounds
     */
    public static Bandwidth bytesPerSecond(double rate) {
        return FixedRate.of(rate, "b");
    }

    /** {@return no limit but the machine's own} */
    public static Bandwidth unlimited() {
        return FixedRate.UNLIMITED;
    }

    /**
     * A rate that changes in steps and stays at the last of them.
     *
     * @param steps the rates, each by the time from which on it holds; the first at zero, at most 1000, all of them
     *     constant and limited
     * @return the rate
     * @throws IllegalArgumentException if the steps are not such
     */
    public static Bandwidth steps(Map<Duration, Bandwidth> steps) {
        return new SteppedRate(steps);
    }

    /**
     * A rate that swings around its mean: mean + amplitude · sin(2π · time / period).
     *
     * @param mean the rate in the long run; constant
     * @param amplitude how far it swings to each side; constant and less than the mean
     * @param period how long a swing takes, from 1 ms to a year
     * @return the rate
     * @throws IllegalArgumentException if one of them is out of bounds
     */
    public static Bandwidth sine(Bandwidth mean, Bandwidth amplitude, Duration period) {
        return new SineRate(mean, amplitude, period);
    }

    /**
     * A rate that is drawn anew for each interval, uniformly, keyed by the seed of the network and the number of the
     * interval, so it is the same in every run. Wherever a network has it twice, both draw the same.
     *
     * @param min the least rate; constant
     * @param max the most; constant and not less than the least
     * @param every how long an interval takes, from 1 ms to a year
     * @return the rate
     * @throws IllegalArgumentException if one of them is out of bounds
     */
    public static Bandwidth random(Bandwidth min, Bandwidth max, Duration every) {
        return new RandomRate(min, max, every, Network.DEFAULT_SEED);
    }

    /**
     * This rate with a time in which nothing crosses; it goes on afterwards as if there had been none.
     *
     * @param from when the outage begins, not negative
     * @param to when it ends, after {@code from} and within a year
     * @return the rate with this outage, and with those it had: at most 50 that do not touch
     * @throws IllegalArgumentException if the outage is not such
     */
    public Bandwidth withOutage(Duration from, Duration to) {
        return InterruptedRate.of(this, from, to);
    }

    /**
     * Parses a spec: {@code 100MB/s}, {@code 10Mbit/s}, {@code 1.5MiB/s}, {@code unlimited},
     * {@code steps(0s: 100MB/s, 5s: 10MB/s)}, {@code sine(mean=50MB/s, amplitude=40MB/s, period=10s)},
     * {@code random(min=1MB/s, max=10MB/s, every=1s)}, or around any of these
     * {@code outage(100MB/s, from=2s, to=4s)}. Units go up to {@code EB/s}, {@code EiB/s} and {@code Ebit/s}. They may be
     * written in any case, and {@code b} is always a byte.
     *
     * @param spec the spec
     * @return the rate
     * @throws IllegalArgumentException if the spec is not one of these or a rate is out of bounds; the message
     *     says what is wrong and what is allowed
     */
    public static Bandwidth parse(String spec) {
        return BandwidthSpecs.parse(spec);
    }

    /** {@return whether there is no limit, and never will be} */
    public boolean isUnlimited() {
        return false;
    }

    /** {@return whether it does not change over time} */
    public boolean isConstant() {
        return false;
    }

    /**
     * {@return the rate in bytes a second, {@link Double#POSITIVE_INFINITY} without a limit; of one that changes over
     * time, the rate in the long run: the last of its steps, or its mean}
     */
    public abstract double toBytesPerSecond();

    /** {@return the same in 10⁶ bytes a second} */
    public final double toMegabytesPerSecond() {
        return toBytesPerSecond() / BYTES_PER_MEGABYTE;
    }

    /** {@return the spec, in the units it was made in, which {@link #parse} reads back} */
    @Override
    public abstract String toString();

    /** Two bandwidths are equal if their rates are at any time, as far as they are made alike; in whatever unit. */
    @Override
    public abstract boolean equals(Object other);

    @Override
    public abstract int hashCode();

    /** The same rate, its draws seeded with this, if it has any. */
    Bandwidth seededWith(long seed) {
        return this;
    }

    /** Whether it depends on a seed. */
    boolean isDrawn() {
        return false;
    }

    /** The same rate, or one so near to it over long times that nobody could tell, which takes no long sums. */
    Bandwidth inTheLarge() {
        return this;
    }

    /** The most bytes a second that it ever has. */
    abstract double mostBytesPerSecond();

    /** Bytes a second, so many nanoseconds after the start. */
    abstract double rateAt(double at);

    /** How many bytes cross in so many nanoseconds, from {@code at} on: the integral of the rate. */
    abstract double bytesIn(double at, double nanos);

    /** In how many nanoseconds so many bytes cross, from {@code at} on: the inverse of {@link #bytesIn}. */
    abstract double nanosFor(double at, double bytes);
}
