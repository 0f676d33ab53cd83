package dev.snailmail.analysis;

import dev.snailmail.analysis.Dependency.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of a trace in order of time: ends of requests, and first bytes that others may follow on. */
final class Timeline {

    private final List<Event> events = new ArrayList<>();
    private final List<TracedRequest> requests;

    /** When all requests ended, and were decided, each in order. */
    private final long[] ends;

    private final long[] decisions;

    /** When readers had what they waited for: the first byte of what others follow on, the end of all else; in order. */
    private final long[] answers;

    Timeline(List<TracedRequest> requests) {
        this.requests = requests;
        for (int i = 0; i < requests.size(); i++) {
            TracedRequest request = requests.get(i);
            if (request.course() == TracedRequest.Course.STREAMED) {
                events.add(new Event(i, true));
            }
            if (request.hasEnded()) {
                events.add(new Event(i, false));
            }
        }
        events.sort(Comparator.comparingLong(this::tick));
        ends = requests.stream()
                .filter(TracedRequest::hasEnded)
                .mapToLong(TracedRequest::end)
                .sorted()
                .toArray();
        answers = requests.stream()
                .filter(TracedRequest::hasEnded)
                .mapToLong(request ->
                        request.course() == TracedRequest.Course.STREAMED ? request.firstByte() : request.end())
                .sorted()
                .toArray();
        decisions = requests.stream().mapToLong(TracedRequest::decided).toArray();
    }

    int size() {
        return events.size();
    }

    Event event(int nth) {
        return events.get(nth);
    }

    long tick(int nth) {
        return tick(events.get(nth));
    }

    private long tick(Event event) {
        TracedRequest request = requests.get(event.request());
        return event.isFirstByte() ? request.firstByte() : request.end();
    }

    /** Whether a request before this one, in order of decision, still waited for its answer. */
    boolean isAnyAwaitedAt(long tick, int request) {
        return request > behind(answers, tick);
    }

    /** How many requests had ended by a tick. */
    int endedBy(long tick) {
        return behind(ends, tick);
    }

    /** How many requests had been decided before a tick. */
    int decidedBefore(long tick) {
        return behind(decisions, tick - 1);
    }

    /** How many of them are at a tick or before it. */
    private static int behind(long[] sorted, long tick) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= tick) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
