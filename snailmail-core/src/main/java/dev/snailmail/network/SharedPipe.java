package dev.snailmail.network;

import dev.snailmail.locking.GuardedBy;
import org.apiguardian.api.API;

/** One pipe for all responses of a server, first come, first served. Its rate may be changed while it is in use. */
@API(status = API.Status.INTERNAL)
public final class SharedPipe implements Pipe {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Slices without a limit: large enough that their number does not matter. */
    private static final long UNLIMITED_SLICE = 1 << 20;

    /** A slice crosses in about half a millisecond, so the first byte is never late by more than that each. */
    private static final double SLICE_SECONDS = 0.5e-3;

    private static final double LARGEST_SLICE = 64 << 10;
    private static final double SMALL_SLICE = 4 << 10;

    /** On links so slow that {@link #SMALL_SLICE} would take long, slices are smaller, down to this. */
    private static final double SMALLEST_SLICE = 256;

    private static final double SLOW_SLICE_SECONDS = 20e-3;

    /** A body is cut into at least so many slices, or two short ones would not share but take turns. */
    private static final double SLICES_PER_BODY = 16;

    /** ... but never into slices that cross faster than the machine can time them. */
    private static final double SHORTEST_SLICE_SECONDS = 50e-6;

    private final Object lock = new Object();

    private volatile Bandwidth bandwidth;

    @GuardedBy("lock")
    private long freeAt;

    /** What of a nanosecond the last reservation was cut off by; without it a fast pipe would be faster still. */
    @GuardedBy("lock")
    private double carry;

    /**
     * Makes an empty pipe.
     *
     * @param bandwidth its rate
     * @param now the current tick
     */
    public SharedPipe(Bandwidth bandwidth, long now) {
        this.bandwidth = bandwidth;
        this.freeAt = now;
    }

    /**
     * Changes the rate. What has been reserved stays as it is.
     *
     * @param newBandwidth the rate from the next reservation on
     */
    public void setBandwidth(Bandwidth newBandwidth) {
        bandwidth = newBandwidth;
    }

    @Override
    public long reserve(long from, long bytes) {
        Bandwidth rate = bandwidth;
        if (rate.isUnlimited()) {
            return from;
        }
        synchronized (lock) {
            if (from - freeAt > 0) {
                freeAt = from;
                carry = 0;
            }
            double nanos = bytes * (NANOS_PER_SECOND / rate.toBytesPerSecond()) + carry;
            long whole = (long) nanos;
            carry = nanos - whole;
            freeAt += whole;
            return freeAt;
        }
    }

    @Override
    public long sliceOf(long bodyLength) {
        Bandwidth rate = bandwidth;
        if (rate.isUnlimited()) {
            return UNLIMITED_SLICE;
        }
        double bytesPerSecond = rate.toBytesPerSecond();
        double largest = clamp(bytesPerSecond * SLICE_SECONDS, SMALL_SLICE, LARGEST_SLICE);
        double smallest = clamp(bytesPerSecond * SHORTEST_SLICE_SECONDS, SMALL_SLICE, largest);
        double slice = clamp(bodyLength / SLICES_PER_BODY, smallest, largest);
        return (long) clamp(slice, SMALLEST_SLICE, Math.max(SMALLEST_SLICE, bytesPerSecond * SLOW_SLICE_SECONDS));
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(value, most));
    }
}
