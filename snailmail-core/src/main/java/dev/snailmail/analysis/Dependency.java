package dev.snailmail.analysis;

import java.util.ArrayList;
import java.util.List;

/** Some events that requests were made after: these requests wait until all of them have happened. */
final class Dependency {

    private final int id;
    private final List<Event> events;
    private final long happenedAt;
    private final boolean isDoubtful;
    private final List<Integer> dependents = new ArrayList<>(1);

    /**
     * Something that a reader may have waited for.
     *
     * @param request whose event it is
     * @param isFirstByte whether it is its first byte, rather than its end
     */
    record Event(int request, boolean isFirstByte) {}

    /**
     * @param id its number in the trace, from 0
     * @param events what has to happen, at least one
     * @param happenedAt when the last of them did in the trace
     * @param isDoubtful whether the times do not tell it from coincidence
     */
    Dependency(int id, List<Event> events, long happenedAt, boolean isDoubtful) {
        this.id = id;
        this.events = events;
        this.happenedAt = happenedAt;
        this.isDoubtful = isDoubtful;
    }

    int id() {
        return id;
    }

    List<Event> events() {
        return events;
    }

    long happenedAt() {
        return happenedAt;
    }

    boolean isDoubtful() {
        return isDoubtful;
    }

    void addDependent(int request) {
        dependents.add(request);
    }

    /** The requests that wait for it. */
    List<Integer> dependents() {
        return dependents;
    }
}
