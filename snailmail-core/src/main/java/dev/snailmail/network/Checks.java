package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;

/** Bounds of the parameters of latency laws and rates, and how they are written. */
final class Checks {

    private static final double SMALLEST_SHAPE = 0.01;
    private static final double LARGEST_SHAPE = 1000;
    private static final int LARGEST_SIZE = 100;
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /** Far longer than any test runs, and far from overflow when added to a tick. */
    private static final Duration LONGEST_SCHEDULE = Duration.ofDays(365);

    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(1);

    private Checks() {}

    static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " (" + written(value) + ") must not be negative");
        }
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " (" + written(value) + ") must be at most " + LONGEST);
        }
    }

    static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " (" + written(value) + ") must be positive");
        }
        notNegative(name, value);
    }

    static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 1");
        }
    }

    /** A time of a schedule, since its start. */
    static void schedule(String name, Duration value) {
        notNegative(name, value);
        if (value.compareTo(LONGEST_SCHEDULE) > 0) {
            throw new IllegalArgumentException(
                    name + " (" + written(value) + ") must be at most " + written(LONGEST_SCHEDULE) + ", a year");
        }
    }

    /** How often something comes again; a slow slice may see many of them. */
    static void period(String name, Duration value) {
        schedule(name, value);
        if (value.compareTo(SHORTEST_PERIOD) < 0) {
            throw new IllegalArgumentException(
                    name + " (" + written(value) + ") must be at least " + written(SHORTEST_PERIOD));
        }
    }

    /** A rate that a schedule is made of. */
    static void limit(String name, Bandwidth rate) {
        if (!rate.isConstant() || rate.isUnlimited()) {
            throw new IllegalArgumentException(name + " (" + rate + ") must be a constant rate such as 100MB/s");
        }
    }

    /** As {@link Durations#format}, nothing at all in seconds too. */
    static String seconds(Duration value) {
        return value.isZero() ? "0s" : Durations.format(value);
    }

    private static String written(Duration value) {
        return value.abs().compareTo(LONGEST) > 0 ? value.toString() : Durations.format(value);
    }

    static void between(double least, double most, String name, double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " (" + value + ") must be from " + format(least) + " to " + format(most));
        }
    }

    /** Beyond these bounds a law is a constant to the nanosecond, or longer than any test waits. */
    static void shape(String name, double value) {
        between(SMALLEST_SHAPE, LARGEST_SHAPE, name, value);
    }

    /** Bounds how deep laws are nested and how long their specs are. */
    static void size(int laws) {
        if (laws > LARGEST_SIZE) {
            throw new IllegalArgumentException("laws in one (" + laws + ") must be at most " + LARGEST_SIZE);
        }
    }

    /** Any number, also those that {@link #format} has no digits for. */
    static String written(double value) {
        return Double.isFinite(value) ? format(value) : Double.toString(value);
    }

    /** The shortest way to write a number so that it parses back to the same one: 0.5, 100, 1.25. */
    static String format(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
