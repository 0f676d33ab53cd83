package dev.snailmail.analysis;

import java.util.ArrayList;
import java.util.List;

/** Some requests that others were made after: those wait until all of these have ended. */
final class Gate {

    private final int id;
    private final int[] members;
    private final long openedAt;
    private final List<Integer> waiting = new ArrayList<>(1);

    /**
     * @param id its number in the trace, from 0
     * @param members the requests that have to end
     * @param openedAt when the last of them ended in the trace
     */
    Gate(int id, int[] members, long openedAt) {
        this.id = id;
        this.members = members;
        this.openedAt = openedAt;
    }

    int id() {
        return id;
    }

    int[] members() {
        return members;
    }

    long openedAt() {
        return openedAt;
    }

    void letIn(int request) {
        waiting.add(request);
    }

    /** The requests that wait for it. */
    List<Integer> waiting() {
        return waiting;
    }
}
