package dev.snailmail.analysis;

import dev.snailmail.analysis.Dependency.Event;
import java.util.ArrayList;
import java.util.List;

/** For each request of a trace, which events of others it was made after. */
final class Dependencies {

    private final List<TracedRequest> requests;
    private final Timeline timeline;
    private final ConnectionChains chains;
    private final Doubts doubts;
    private final List<Dependency> all = new ArrayList<>();
    private final Dependency[] of;
    private final Dependency last;

    /** The dependency in which the end of each request last was, if it was in any. */
    private final Dependency[] claimedBy;

    /** Events that no request has been made after: ends of requests whose connection continues, and all others. */
    private final List<Event> unclaimedInChains = new ArrayList<>();

    private final List<Event> unclaimed = new ArrayList<>();

    private int happened;
    private Dependency current;
    private int happenedAtCurrent;

    /** What to do about dependencies that the times do not tell from coincidence. */
    enum Doubts {
        /** There are none. */
        NONE,
        /** They count as dependencies, and as doubtful. */
        BELIEVED,
        /** Their requests depend on what the ones before them depended on. */
        DROPPED
    }

    private Dependencies(
            List<TracedRequest> requests, Timeline timeline, ConnectionChains chains, long wallNanos, Doubts doubts) {
        this.requests = requests;
        this.timeline = timeline;
        this.chains = chains;
        this.doubts = doubts;
        this.of = new Dependency[requests.size()];
        this.claimedBy = new Dependency[requests.size()];
        Dependency end = null;
        boolean isOver = false;
        for (int i = 0; i < of.length; i++) {
            if (!isOver && requests.get(i).decided() > wallNanos) {
                end = dependencyAt(wallNanos, i);
                isOver = true;
            }
            advanceTo(requests.get(i).decided(), i);
            Dependency dependency = chains.continues(i) ? ofChain(chains.before(i)) : ofAll(i);
            if (dependency != null) {
                dependency.addDependent(i);
                of[i] = dependency;
            }
        }
        this.last = isOver ? end : dependencyAt(wallNanos, of.length);
    }

    /**
     * Finds the dependencies.
     *
     * @param doubts what to do about those that the times do not tell from coincidence
     */
    static Dependencies of(
            List<TracedRequest> requests, Timeline timeline, ConnectionChains chains, long wallNanos, Doubts doubts) {
        return new Dependencies(requests, timeline, chains, wallNanos, doubts);
    }

    private Dependency dependencyAt(long now, int next) {
        advanceTo(now, next);
        return ofAll(-1);
    }

    private void advanceTo(long now, int next) {
        while (happened < timeline.size()
                && timeline.event(happened).request() < next
                && timeline.tick(happened) <= now) {
            Event event = timeline.event(happened++);
            int after = chains.after(event.request());
            boolean isOfChain = !event.isFirstByte() && after != ConnectionChains.NONE && chains.continues(after);
            (isOfChain ? unclaimedInChains : unclaimed).add(event);
        }
    }

    /** Of a request that continues its connection: the end of the one before it, and all events unclaimed so far. */
    private Dependency ofChain(int before) {
        if (isFresh() && claimedBy[before] == current) {
            return current;
        }
        List<Event> events = new ArrayList<>(unclaimed);
        unclaimed.clear();
        events.add(new Event(before, false));
        return open(events, false);
    }

    /** Of a request that need not follow on what its connection did before: all events unclaimed so far. */
    private Dependency ofAll(int request) {
        boolean isDoubtful = request >= 0
                && doubts != Doubts.NONE
                && timeline.isAnyAwaitedAt(requests.get(request).decided(), request);
        if (isDoubtful && doubts == Doubts.DROPPED) {
            return current;
        }
        List<Event> events = new ArrayList<>(unclaimed);
        for (Event event : unclaimedInChains) {
            if (claimedBy[event.request()] == null) {
                events.add(event);
            }
        }
        unclaimed.clear();
        unclaimedInChains.clear();
        if (!events.isEmpty()) {
            return open(events, isDoubtful);
        }
        return isFresh() || happened == 0 ? current : open(List.of(timeline.event(happened - 1)), isDoubtful);
    }

    /** Whether nothing has happened since the current dependency was opened. */
    private boolean isFresh() {
        return current != null && happened == happenedAtCurrent;
    }

    private Dependency open(List<Event> events, boolean isDoubtful) {
        long happenedAt = events.stream().mapToLong(this::tickOf).max().orElseThrow();
        current = new Dependency(all.size(), events, happenedAt, isDoubtful);
        all.add(current);
        happenedAtCurrent = happened;
        for (Event event : events) {
            if (!event.isFirstByte()) {
                claimedBy[event.request()] = current;
            }
        }
        return current;
    }

    private long tickOf(Event event) {
        TracedRequest request = requests.get(event.request());
        return event.isFirstByte() ? request.firstByte() : request.end();
    }

    /** All of them, by number. */
    List<Dependency> all() {
        return all;
    }

    /** What it waits for; null for one that waits for nothing. */
    Dependency of(int request) {
        return of[request];
    }

    /** What the end of the recording waits for; null if that was nothing. */
    Dependency last() {
        return last;
    }
}
