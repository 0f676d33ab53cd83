package dev.snailmail.time;

import org.apiguardian.api.API;

/**
 * A source of ticks: nanoseconds since an arbitrary origin, never running backwards, as
 * {@link System#nanoTime()} has it. Two ticks are compared by their difference, since they may overflow.
 * Implementations are safe for use by any thread.
 */
@API(status = API.Status.INTERNAL)
@FunctionalInterface
public interface Ticker {

    /** {@return the current tick in nanoseconds} */
    long nanos();

    /**
     * Converts nanoseconds of this ticker into real time.
     *
     * @param nanos nanoseconds of this ticker, not negative
     * @return nanoseconds of real time, rounded up
     */
    default long inRealTime(long nanos) {
        return nanos;
    }

    /**
     * How far this ticker gets in real time.
     *
     * @param realNanos nanoseconds of real time, not negative
     * @return nanoseconds of this ticker, rounded down
     */
    default long ofRealTime(long realNanos) {
        return realNanos;
    }

    /** {@return the ticker of this machine's monotonic clock} */
    static Ticker system() {
        return System::nanoTime;
    }

    /**
     * A ticker at another pace than the clock's. All tickers of one scale in a JVM tell the same ticks.
     *
     * @param scale how much real time passes while it tells a second: 0.1 makes it run ten times as fast; positive
     * @return the ticker, {@link #system()} itself at a scale of 1
     */
    static Ticker scaled(double scale) {
        return scale == 1 ? system() : new ScaledTicker(scale);
    }
}
