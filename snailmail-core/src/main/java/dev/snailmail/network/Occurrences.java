package dev.snailmail.network;

import dev.snailmail.locking.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Counts how often each kind of request has come in a round. Memory is bounded: past a million kinds, a new kind
 * is not counted any more, so that its repetitions draw what its first request drew. Safe for use by any thread.
 */
@API(status = API.Status.INTERNAL)
public final class Occurrences {

    private static final int MOST_KINDS = 1 << 20;

    private final int mostKinds;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Map<Long, Integer> counts = new HashMap<>();

    /** No request of any kind has come yet. */
    public Occurrences() {
        this(MOST_KINDS);
    }

    Occurrences(int mostKinds) {
        this.mostKinds = mostKinds;
    }

    /**
     * Counts a request.
     *
     * @param kind its kind, as a number
     * @return how many requests of this kind came before, 0 for the first
     */
    public int next(long kind) {
        synchronized (lock) {
            if (counts.size() >= mostKinds && !counts.containsKey(kind)) {
                return 0;
            }
            return counts.merge(kind, 1, Integer::sum) - 1;
        }
    }
}
