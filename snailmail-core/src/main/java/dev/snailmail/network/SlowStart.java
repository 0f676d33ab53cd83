package dev.snailmail.network;

import java.time.Duration;

/**
 * What one connection may send before it knows its network, as TCP begins. In the first round trip 10 segments of 1460
 * bytes (RFC 6928), and in each that follows twice as many, if all that was allowed was sent (RFC 5681, section 3.1).
 * A connection that was idle for longer than a retransmission timeout begins anew (RFC 5681, section 4.1); the timeout
 * is a round trip and 200 ms, the variance of RFC 6298 at the minimum that Linux has for it. Once the window holds what
 * the links carry in a round trip, it limits no more.
 *
 * <p>The bytes of a window set out as soon as it opens, and then cross the links. Belongs to one connection and its
 * I/O thread.
 */
final class SlowStart implements Pipe {

    static final long INITIAL_WINDOW = 10 * 1460;

    /** More than that is never on its way, and twice as much is no overflow. */
    private static final long LARGEST_WINDOW = 1L << 61;

    private static final long LEAST_VARIANCE_NANOS = 200_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Pipe links;
    private final long roundTripNanos;

    private boolean begun;
    private long window;
    private long roundBegan;
    private long sentInRound;
    private long lastSent;

    SlowStart(Duration roundTrip, Pipe links) {
        this.roundTripNanos = roundTrip.toNanos();
        this.links = links;
    }

    @Override
    public long opensAt(long from) {
        advanceTo(from);
        return isLimitedAt(from) && sentInRound >= window ? roundBegan + roundTripNanos : links.opensAt(from);
    }

    @Override
    public long sliceOf(long from, long bodyLength) {
        advanceTo(from);
        long slice = links.sliceOf(from, bodyLength);
        return isLimitedAt(from) ? Math.max(1, Math.min(slice, window - sentInRound)) : slice;
    }

    @Override
    public long reserve(long from, long bytes) {
        advanceTo(from);
        sentInRound = Math.min(LARGEST_WINDOW, sentInRound + Math.min(LARGEST_WINDOW, bytes));
        lastSent = links.reserve(from, bytes);
        return lastSent;
    }

    @Override
    public double rateAt(long tick) {
        return links.rateAt(tick);
    }

    private boolean isLimitedAt(long tick) {
        return window < links.rateAt(tick) * roundTripNanos / NANOS_PER_SECOND;
    }

    private void advanceTo(long tick) {
        if (!begun || tick - lastSent > roundTripNanos + LEAST_VARIANCE_NANOS) {
            begun = true;
            window = INITIAL_WINDOW;
            lastSent = tick;
        } else if (tick - roundBegan < roundTripNanos) {
            return;
        } else if (sentInRound >= window) {
            window = Math.min(LARGEST_WINDOW, window + sentInRound);
        }
        roundBegan = tick;
        sentInRound = 0;
    }
}
