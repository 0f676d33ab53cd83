package dev.snailmail.report;

import java.time.Duration;

/** Durations in whole microseconds, finer than which nobody can see. */
final class Micros {

    private static final long NANOS = 1_000;

    private Micros() {}

    static long of(Duration duration) {
        return of(duration.toNanos());
    }

    static long of(long nanos) {
        return Math.floorDiv(nanos, NANOS) + (Math.floorMod(nanos, NANOS) >= NANOS / 2 ? 1 : 0);
    }
}
