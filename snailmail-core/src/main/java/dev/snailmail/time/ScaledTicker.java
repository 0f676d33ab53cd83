package dev.snailmail.time;

/**
 * A ticker that runs faster or slower than this machine's clock. All of one scale tell the same ticks, counted from
 * when this class was loaded; a {@code double} holds them to the nanosecond for a hundred days, scaled or not.
 */
final class ScaledTicker implements Ticker {

    private static final Ticker REAL = Ticker.system();
    private static final long ORIGIN = REAL.nanos();

    private final Ticker real;
    private final long origin;
    private final double scale;

    ScaledTicker(double scale) {
        this(REAL, ORIGIN, scale);
    }

    /** For tests, which set the real time by hand. */
    ScaledTicker(Ticker real, long origin, double scale) {
        this.real = real;
        this.origin = origin;
        this.scale = scale;
    }

    @Override
    public long nanos() {
        return (long) ((real.nanos() - origin) / scale);
    }

    @Override
    public long inRealTime(long nanos) {
        return (long) Math.ceil(nanos * scale);
    }

    @Override
    public long ofRealTime(long realNanos) {
        return (long) (realNanos / scale);
    }
}
