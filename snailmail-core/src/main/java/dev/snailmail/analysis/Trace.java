package dev.snailmail.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Requests, and which of them had to end before which others were made, as far as their times tell: what stays the same
 * when they are made on another network. {@link WhatIf} says how that is told. Immutable.
 */
@API(status = API.Status.INTERNAL)
public final class Trace {

    private final List<TracedRequest> requests;
    private final long wallNanos;
    private final long dropped;
    private final Lanes lanes;
    private final Gates gates;

    private Trace(List<TracedRequest> inOrder, long wallNanos, long dropped) {
        this.requests = inOrder;
        this.wallNanos = wallNanos;
        this.dropped = dropped;
        List<Integer> byEnd = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            if (inOrder.get(i).hasEnded()) {
                byEnd.add(i);
            }
        }
        byEnd.sort(Comparator.comparingLong(i -> inOrder.get(i).end()));
        this.lanes = Lanes.of(inOrder, byEnd);
        this.gates = Gates.of(inOrder, byEnd, lanes, wallNanos);
    }

    /**
     * Finds out what waited for what, in O(n log n).
     *
     * @param requests the requests, in any order
     * @param wallTime how long the recording went on
     * @param dropped how many requests are not in the list
     * @return the trace
     */
    public static Trace of(Collection<TracedRequest> requests, Duration wallTime, long dropped) {
        List<TracedRequest> inOrder = requests.stream()
                .sorted(Comparator.comparingLong(TracedRequest::start).thenComparingLong(TracedRequest::end))
                .toList();
        return new Trace(inOrder, wallTime.toNanos(), dropped);
    }

    /** In the order in which they were made. */
    List<TracedRequest> requests() {
        return requests;
    }

    long wallNanos() {
        return wallNanos;
    }

    long dropped() {
        return dropped;
    }

    Lanes lanes() {
        return lanes;
    }

    Gates gates() {
        return gates;
    }
}
