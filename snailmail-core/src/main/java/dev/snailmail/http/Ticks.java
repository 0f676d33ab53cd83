package dev.snailmail.http;

import java.time.Duration;

/** Durations as ticks. */
final class Ticks {

    /** Later than any test waits, and far from overflow when added to a tick. */
    private static final long LONGEST_NANOS = 1L << 60;

    private Ticks() {}

    static long of(Duration duration) {
        return Math.min(duration.toNanos(), LONGEST_NANOS);
    }
}
