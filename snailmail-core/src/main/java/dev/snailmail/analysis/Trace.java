package dev.snailmail.analysis;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Requests, and which events of others had to happen before each was made, as far as their times tell: what stays the
 * same when they are made on another network. {@link WhatIf} says how dependencies are found. Immutable.
 */
@API(status = API.Status.INTERNAL)
public final class Trace {

    private final List<TracedRequest> requests;
    private final long wallNanos;
    private final long dropped;
    private final List<String> kept;
    private final ConnectionChains chains;
    private final RequestQueues queues;
    private final Dependencies dependencies;
    private final Timeline timeline;

    private Trace(
            List<TracedRequest> inOrder,
            long wallNanos,
            long dropped,
            Timeline timeline,
            ConnectionChains chains,
            RequestQueues queues,
            Dependencies.Doubts doubts) {
        this.requests = inOrder;
        this.wallNanos = wallNanos;
        this.dropped = dropped;
        this.kept = List.of();
        this.timeline = timeline;
        this.chains = chains;
        this.queues = queues;
        this.dependencies = Dependencies.of(inOrder, timeline, chains, wallNanos, doubts);
    }

    private Trace(Trace of, List<String> kept) {
        this.requests = of.requests;
        this.wallNanos = of.wallNanos;
        this.dropped = of.dropped;
        this.kept = List.copyOf(kept);
        this.timeline = of.timeline;
        this.chains = of.chains;
        this.queues = of.queues;
        this.dependencies = of.dependencies;
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
        return of(requests, wallTime, dropped, Dependencies.Doubts.BELIEVED);
    }

    /**
     * Finds out what waited for what in requests that were made in lockstep, in O(n log n). What came after an event could
     * not come before it, so no dependency is doubtful.
     *
     * @param requests the requests, in any order
     * @param wallTime how long the recording went on
     * @param dropped how many requests are not in the list
     * @return the trace
     */
    public static Trace inLockstep(Collection<TracedRequest> requests, Duration wallTime, long dropped) {
        return of(requests, wallTime, dropped, Dependencies.Doubts.NONE);
    }

    private static Trace of(
            Collection<TracedRequest> requests, Duration wallTime, long dropped, Dependencies.Doubts doubts) {
        List<TracedRequest> inOrder = requests.stream()
                .sorted(Comparator.comparingLong(TracedRequest::decided)
                        .thenComparingLong(TracedRequest::start)
                        .thenComparingLong(TracedRequest::end))
                .toList();
        Timeline timeline = new Timeline(inOrder);
        ConnectionChains chains = ConnectionChains.of(inOrder, timeline);
        RequestQueues queues = RequestQueues.of(inOrder, chains);
        return new Trace(inOrder, wallTime.toNanos(), dropped, timeline, chains, queues, doubts);
    }

    /**
     * Names the parts of the recorded setting that shaped the requests, and that no replay can undo.
     *
     * @param parts names as in specs, such as {@code limit}
     * @return the same trace with these names
     */
    public Trace keeping(List<String> parts) {
        return new Trace(this, parts);
    }

    /** {@return the same requests, without dependencies that the times do not tell from coincidence} */
    Trace withoutDoubtful() {
        return new Trace(requests, wallNanos, dropped, timeline, chains, queues, Dependencies.Doubts.DROPPED);
    }

    /** In the order in which they were decided. */
    List<TracedRequest> requests() {
        return requests;
    }

    long wallNanos() {
        return wallNanos;
    }

    long dropped() {
        return dropped;
    }

    List<String> kept() {
        return kept;
    }

    ConnectionChains chains() {
        return chains;
    }

    RequestQueues queues() {
        return queues;
    }

    Dependencies dependencies() {
        return dependencies;
    }
}
