package dev.snailmail.analysis;

import dev.snailmail.analysis.Dependency.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** When each request of a trace was made and ended in a replay, and what it waited for last. Filled by a replay. */
final class ReplayTimes {

    /** The latest tick. Events that would be later happen at this one. */
    static final long LATEST = WhatIf.LONGEST.toNanos();

    final long[] start;
    final long[] firstByte;
    final long[] end;
    final long[] latency;
    final long[] connect;
    final long[] transfer;

    /** For each request, the one before it on its connection; {@link ConnectionChains#NONE} for the first. */
    final int[] onSameConnection;

    /** The event that let each begin; null if it waited for nothing. */
    private final Event[] cause;

    /** The last event of each dependency, and when it happened. */
    private final Event[] lastToHappen;

    private final long[] happenedAt;

    /** For each queue, the request whose end let it hand out its latest request. */
    private final int[] letHandOut;

    private final Trace trace;

    ReplayTimes(Trace trace) {
        this.trace = trace;
        int requests = trace.requests().size();
        start = new long[requests];
        firstByte = new long[requests];
        end = new long[requests];
        latency = new long[requests];
        connect = new long[requests];
        transfer = new long[requests];
        onSameConnection = new int[requests];
        cause = new Event[requests];
        int dependencies = trace.dependencies().all().size();
        happenedAt = new long[dependencies];
        lastToHappen = new Event[dependencies];
        letHandOut = new int[trace.queues().count()];
        Arrays.fill(letHandOut, RequestQueues.NONE);
    }

    /** A tick so much later, or the latest. */
    static long later(long tick, long nanos) {
        return tick > LATEST - nanos ? LATEST : tick + nanos;
    }

    /** When an event happened, which it has. */
    private long tickOf(Event event) {
        return event.isFirstByte() ? firstByte[event.request()] : end[event.request()];
    }

    /** Notes that all events of a dependency have happened. */
    private void settle(Dependency dependency) {
        Event last = dependency.events().get(0);
        for (Event event : dependency.events()) {
            last = tickOf(event) > tickOf(last) ? event : last;
        }
        lastToHappen[dependency.id()] = last;
        happenedAt[dependency.id()] = tickOf(last);
    }

    /** When something happens now that happened behind a dependency in the trace. */
    private long newTickOf(Dependency dependency, long then) {
        if (lastToHappen[dependency.id()] == null) {
            settle(dependency);
        }
        return later(happenedAt[dependency.id()], then - dependency.happenedAt());
    }

    /**
     * Works out when a request begins that its queue hands out, which is not before the one ahead of it in the queue.
     *
     * @param request the request
     * @param freed the request that has ended and left its connection free
     */
    void beginAfter(int request, int freed) {
        int queue = trace.queues().queueOf(request);
        int ahead = letHandOut[queue];
        int last = ahead == RequestQueues.NONE || end[ahead] < end[freed] ? freed : ahead;
        letHandOut[queue] = last;
        TracedRequest before = trace.requests().get(trace.chains().before(request));
        start[request] = later(end[last], trace.requests().get(request).start() - before.end());
        cause[request] = new Event(last, false);
        onSameConnection[request] = freed;
    }

    /**
     * Works out when a request begins, of which everything that it waits for has happened.
     *
     * @param request the request, which no queue hands out
     */
    void begin(int request) {
        Dependency dependency = trace.dependencies().of(request);
        long then = trace.requests().get(request).start();
        long tick = dependency == null ? Math.min(then, LATEST) : newTickOf(dependency, then);
        cause[request] = dependency == null ? null : lastToHappen[dependency.id()];
        int before = trace.chains().before(request);
        onSameConnection[request] = before;
        if (before != ConnectionChains.NONE && end[before] > tick) {
            // It was made after others, and its connection was free long before.
            tick = end[before];
            cause[request] = new Event(before, false);
        }
        start[request] = tick;
    }

    /** The wall time of the recording on this network. */
    long wallNanos() {
        Dependency last = trace.dependencies().last();
        return last == null ? trace.wallNanos() : newTickOf(last, trace.wallNanos());
    }

    /** The sum of latencies and so on over the critical path: what each request had to wait for last. */
    Parts alongCriticalPath() {
        Dependency last = trace.dependencies().last();
        long waiting = 0;
        long connecting = 0;
        long transferring = 0;
        for (Event event = last == null ? null : lastToHappen[last.id()];
                event != null;
                event = cause[event.request()]) {
            int request = event.request();
            waiting += latency[request];
            connecting += connect[request];
            transferring += event.isFirstByte() ? 0 : transfer[request];
        }
        return new Parts(waiting, connecting, transferring);
    }

    /** Where the time goes, in nanoseconds. */
    record Parts(long waiting, long connecting, long transferring) {}

    List<EstimatedRequest> requests() {
        List<EstimatedRequest> requests = new ArrayList<>();
        for (int i = 0; i < start.length; i++) {
            requests.add(new EstimatedRequest(
                    trace.requests().get(i).ordinal(), Duration.ofNanos(start[i]), Duration.ofNanos(end[i])));
        }
        requests.sort(Comparator.comparingLong(EstimatedRequest::ordinal));
        return requests;
    }
}
