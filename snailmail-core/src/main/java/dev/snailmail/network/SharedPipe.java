package dev.snailmail.network;

import dev.snailmail.locking.GuardedBy;
import org.apiguardian.api.API;

/** One pipe for all who cross it, first come, first served. Its rate may be changed while it is in use. */
@API(status = API.Status.INTERNAL)
public final class SharedPipe implements Pipe {

    private static final double NANOS_PER_SECOND = 1e9;

    /** What takes longer has crossed then: ticks beyond could not be told from those before the origin. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 2;

    private final Object lock = new Object();
    private final long seed;

    /** The tick that schedules count from. */
    private final long origin;

    /** Up to which time without bytes it is taken for held up rather than idle, and makes up for it. */
    private final long forgivenNanos;

    private volatile Bandwidth bandwidth;

    @GuardedBy("lock")
    private final IdleTimes idleTimes = new IdleTimes();

    @GuardedBy("lock")
    private long freeAt;

    /** What of a nanosecond the last reservation was cut off by; without it a fast pipe would be faster still. */
    @GuardedBy("lock")
    private double carry;

    /**
     * Makes an empty pipe.
     *
     * @param bandwidth its rate
     * @param now the current tick, from which a rate that changes over time counts
     */
    public SharedPipe(Bandwidth bandwidth, long now) {
        this(bandwidth, Network.DEFAULT_SEED, now, 0);
    }

    /**
     * @param seed what a random rate is drawn with
     * @param origin the tick that a rate which changes over time counts from
     * @param forgivenNanos up to which time without bytes it is taken for held up rather than idle, and makes up for it
     */
    SharedPipe(Bandwidth bandwidth, long seed, long origin, long forgivenNanos) {
        this.seed = seed;
        this.origin = origin;
        this.forgivenNanos = forgivenNanos;
        this.bandwidth = bandwidth.seededWith(seed);
        this.freeAt = origin;
    }

    /**
     * Changes the rate. What has been reserved stays as it is.
     *
     * @param newBandwidth the rate from the next reservation on
     */
    public void setBandwidth(Bandwidth newBandwidth) {
        bandwidth = newBandwidth.seededWith(seed);
    }

    @Override
    public long reserve(long from, long bytes) {
        Bandwidth rate = bandwidth;
        if (rate.isUnlimited()) {
            return from;
        }
        synchronized (lock) {
            double left = idleTimes.take(from, bytes, rate, origin);
            if (left == 0) {
                return idleTimes.takenUntil();
            }
            if (from - freeAt > forgivenNanos) {
                idleTimes.add(freeAt, from);
                freeAt = from;
                carry = 0;
            }
            double nanos = rate.nanosFor(freeAt - origin + carry, left) + carry;
            long most = Math.max(0, LONGEST_NANOS - (freeAt - origin));
            long whole = Math.min((long) nanos, most);
            carry = whole < most ? nanos - whole : 0;
            freeAt += whole;
            return freeAt - from > 0 ? freeAt : from;
        }
    }

    @Override
    public long sliceOf(long from, long bodyLength) {
        Bandwidth rate = bandwidth;
        if (rate.isConstant()) {
            return Slices.of(rate.toBytesPerSecond(), bodyLength);
        }
        double at = startOf(from) - origin;
        long slice = Slices.of(rate.rateAt(at), bodyLength);
        // It may reach into slower times, which must not hold back all of it.
        for (long smaller = slice; ; slice = smaller) {
            smaller = Slices.of(slice * NANOS_PER_SECOND / rate.nanosFor(at, slice), bodyLength);
            if (smaller >= slice) {
                return slice;
            }
        }
    }

    private long startOf(long from) {
        synchronized (lock) {
            return from - freeAt > 0 ? from : freeAt;
        }
    }

    @Override
    public double rateAt(long tick) {
        return bandwidth.rateAt(tick - origin);
    }
}
