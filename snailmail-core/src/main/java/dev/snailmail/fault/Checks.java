package dev.snailmail.fault;

import dev.snailmail.time.Durations;
import java.time.Duration;

/** Bounds of what faults and their selectors are given. */
final class Checks {

    /** Longer than any test waits, and far from overflow when added to a tick. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private Checks() {}

    static long notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " (" + value + ") must not be negative");
        }
        return value;
    }

    static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 1");
        }
        return value;
    }

    static int between(int least, int most, String name, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " (" + value + ") must be from " + least + " to " + most);
        }
        return value;
    }

    static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " (" + written(value) + ") must be positive");
        }
        return bounded(name, value);
    }

    static Duration notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " (" + written(value) + ") must not be negative");
        }
        return bounded(name, value);
    }

    private static Duration bounded(String name, Duration value) {
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " (" + written(value) + ") must be at most 365 days");
        }
        return value;
    }

    private static String written(Duration value) {
        return value.abs().compareTo(LONGEST) > 0 ? value.toString() : Durations.format(value);
    }
}
