package dev.snailmail.analysis;

import dev.snailmail.analysis.Dependency.Event;
import dev.snailmail.time.SortedTicks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of a trace in order of time: ends of requests, and first bytes that others may follow on. */
final class Timeline {

    private final List<Event> events = new ArrayList<>();
    private final List<TracedRequest> requests;

    /** When all requests ended, and were decided. */
    private final SortedTicks ends;

    private final SortedTicks decisions;

    /** When readers had what they waited for: the first byte of what others follow on, the end of all else. */
    private final SortedTicks answers;

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
        ends = SortedTicks.of(requests.stream().filter(TracedRequest::hasEnded).mapToLong(TracedRequest::end));
        answers = SortedTicks.of(requests.stream()
                .filter(TracedRequest::hasEnded)
                .mapToLong(request ->
                        request.course() == TracedRequest.Course.STREAMED ? request.firstByte() : request.end()));
        decisions = SortedTicks.of(requests.stream().mapToLong(TracedRequest::decided));
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
        return request > answers.countUpTo(tick);
    }

    /** How many requests had ended by a tick. */
    int endedBy(long tick) {
        return ends.countUpTo(tick);
    }

    /** How many requests had been decided before a tick. */
    int decidedBefore(long tick) {
        return decisions.countUpTo(tick - 1);
    }
}
