package dev.snailmail.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** For each queue of a replayed trace, the requests that have ended and left their connections free. */
final class FreeConnections {

    private final Trace trace;

    /** Earliest first. */
    private final List<NavigableSet<Integer>> byQueue = new ArrayList<>();

    FreeConnections(Trace trace, ReplayTimes times) {
        this.trace = trace;
        Comparator<Integer> byEnd = Comparator.comparingLong(request -> times.end[request]);
        for (int queue = 0; queue < trace.queues().count(); queue++) {
            byQueue.add(new TreeSet<>(byEnd.thenComparing(Comparator.naturalOrder())));
        }
    }

    /** Notes the end of a request. */
    void ended(int request) {
        int queue = trace.queues().queueOf(request);
        if (queue != RequestQueues.NONE) {
            byQueue.get(queue).add(request);
        }
    }

    /**
     * Takes the connection that was free first.
     *
     * @param next the request to make over it
     * @return the request that left it free, which was made before {@code next} in the trace; {@link RequestQueues#NONE} if
     *     there is none
     */
    int take(int next) {
        for (Iterator<Integer> free = byQueue.get(trace.queues().queueOf(next)).iterator(); free.hasNext(); ) {
            int ended = free.next();
            if (ended < next) {
                free.remove();
                return ended;
            }
        }
        return RequestQueues.NONE;
    }
}
