package dev.snailmail.examples.bench.client;

import java.util.Random;

/**
 * When requests are to be sent, whether or not earlier ones have been answered: the arrivals of an open loop, as of many users who
 * know nothing of each other.
 */
@FunctionalInterface
public interface Schedule {

    double NANOS_PER_SECOND = 1e9;

    /** When each of so many requests is due, in nanoseconds after the start, in ascending order. */
    long[] arrivals(int requests);

    /** All the same time apart; of many requests none is off by more than half a nanosecond. */
    static Schedule constant(double perSecond) {
        requirePositive(perSecond);
        return requests -> {
            long[] nanos = new long[requests];
            for (int i = 0; i < requests; i++) {
                nanos[i] = Math.round(i * NANOS_PER_SECOND / perSecond);
            }
            return nanos;
        };
    }

    /** Independent of each other, so many a second in the mean; the same ones for the same seed. */
    static Schedule poisson(double perSecond, long seed) {
        requirePositive(perSecond);
        return requests -> {
            Random random = new Random(seed);
            long[] nanos = new long[requests];
            double seconds = 0;
            for (int i = 0; i < requests; i++) {
                nanos[i] = Math.round(seconds * NANOS_PER_SECOND);
                seconds -= Math.log(1 - random.nextDouble()) / perSecond;
            }
            return nanos;
        };
    }

    private static void requirePositive(double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("perSecond (" + perSecond + ") must be positive");
        }
    }
}
