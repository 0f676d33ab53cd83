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

    /** {@return the ticker of this machine's monotonic clock} */
    static Ticker system() {
        return System::nanoTime;
    }
}
