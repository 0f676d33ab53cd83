package dev.snailmail.network;

import dev.snailmail.locking.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Says which requests a {@link RequestLimit} lets through, as arithmetic over ticks: for each scope it keeps the tick
 * from which the next request is on time, each that is let through moves it on by the interval of the rate, and one
 * that comes too early by more than the tolerance is refused (the generic cell rate algorithm of ITU-T I.371, with the
 * virtual schedule). Refused ones do not count. Safe for use by any thread.
 *
 * <p>Memory is bounded: scopes that have nothing to wait for are forgotten, and past 65,536 that are busy at once, all
 * others share one.
 */
@API(status = API.Status.INTERNAL)
public final class RequestMeter {

    private static final int MOST_SCOPES = 1 << 16;
    private static final int FIRST_SWEEP = 1 << 10;
    private static final String OTHERS = "\0others";

    /**
     * How early a request may come: so many may come at once as come in this time, and one more. It makes up for pauses
     * of this machine, as a pipe does for them; over a few seconds it is less than two per cent.
     */
    private static final double TOLERANCE_NANOS = 50e6;

    private final RequestLimit limit;
    private final long startTick;
    private final int mostScopes;
    private final Object lock = new Object();

    /** By scope, when the next request is on time: nanoseconds since the start, with their fraction. */
    @GuardedBy("lock")
    private final Map<String, Double> onTime = new HashMap<>();

    @GuardedBy("lock")
    private int sweepAt = FIRST_SWEEP;

    /** The latest arrival so far, in nanoseconds since the start. */
    @GuardedBy("lock")
    private double latest;

    /**
     * Makes a meter that has let nothing through.
     *
     * @param limit the limit
     * @param startTick a tick not after that of any request
     */
    public RequestMeter(RequestLimit limit, long startTick) {
        this(limit, startTick, MOST_SCOPES);
    }

    RequestMeter(RequestLimit limit, long startTick, int mostScopes) {
        this.limit = limit;
        this.startTick = startTick;
        this.mostScopes = mostScopes;
    }

    /**
     * Asks for a request to be let through.
     *
     * @param key the object it is for
     * @param tick when it arrived
     * @return whether it is within the limit
     */
    public boolean admits(String key, long tick) {
        synchronized (lock) {
            // Whoever was held up between its arrival and here is not early because another has come meanwhile.
            double now = Math.max(latest, tick - startTick);
            latest = now;
            String scope = limit.scopeOf(key);
            if (!onTime.containsKey(scope)) {
                if (onTime.size() >= Math.min(sweepAt, mostScopes)) {
                    onTime.values().removeIf(due -> due <= now);
                    sweepAt = Math.max(FIRST_SWEEP, 2 * onTime.size());
                }
                scope = onTime.size() < mostScopes ? scope : OTHERS;
            }
            double due = Math.max(now, onTime.getOrDefault(scope, now));
            if (due - now > TOLERANCE_NANOS) {
                return false;
            }
            onTime.put(scope, due + limit.intervalNanos());
            return true;
        }
    }

    /** How many scopes it remembers. */
    int scopes() {
        synchronized (lock) {
            return onTime.size();
        }
    }
}
