package dev.snailmail.examples.bench;

/**
 * How long TCP takes to send a body over a fresh connection: a window of 14,600 bytes (RFC 6928), twice as much each
 * round trip until it holds what the link carries in a round trip, and the rest at the rate of the link. Written down
 * here once more, so that the model is not measured against itself.
 */
record SlowStartFormula(double roundTripSeconds, double bytesPerSecond) {

    private static final double INITIAL_WINDOW = 14_600;

    /** From the request to the last byte; the request takes the first round trip. */
    double seconds(double bytes) {
        double left = bytes;
        double window = INITIAL_WINDOW;
        double elapsed = roundTripSeconds;
        double carriedInRoundTrip = bytesPerSecond * roundTripSeconds;
        while (left > window && window < carriedInRoundTrip) {
            left -= window;
            window *= 2;
            elapsed += roundTripSeconds;
        }
        return elapsed + left / bytesPerSecond;
    }
}
