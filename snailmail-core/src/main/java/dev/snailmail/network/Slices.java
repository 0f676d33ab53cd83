package dev.snailmail.network;

/** How large the slices are that bodies cross a pipe in. */
final class Slices {

    /** Slices without a limit: large enough that their number does not matter. */
    static final long UNLIMITED = 1 << 20;

    /** A slice crosses in about half a millisecond, so the first byte is never late by more than that each. */
    private static final double SECONDS = 0.5e-3;

    private static final double LARGEST = 64 << 10;
    private static final double SMALL = 4 << 10;

    /** On links so slow that {@link #SMALL} would take long, slices are smaller, down to this. */
    private static final double SMALLEST = 256;

    private static final double SLOW_SECONDS = 20e-3;

    /** A body is cut into at least so many slices, or two short ones would not share but take turns. */
    private static final double PER_BODY = 16;

    /** ... but never into slices that cross faster than the machine can time them. */
    private static final double SHORTEST_SECONDS = 50e-6;

    private Slices() {}

    /** The slice of a body at a rate. */
    static long of(double bytesPerSecond, long bodyLength) {
        if (bytesPerSecond == Double.POSITIVE_INFINITY) {
            return UNLIMITED;
        }
        double largest = clamp(bytesPerSecond * SECONDS, SMALL, LARGEST);
        double smallest = clamp(bytesPerSecond * SHORTEST_SECONDS, SMALL, largest);
        double slice = clamp(bodyLength / PER_BODY, smallest, largest);
        return (long) clamp(slice, SMALLEST, Math.max(SMALLEST, bytesPerSecond * SLOW_SECONDS));
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(value, most));
    }
}
