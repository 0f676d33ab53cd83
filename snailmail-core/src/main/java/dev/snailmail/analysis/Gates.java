package dev.snailmail.analysis;

import java.util.ArrayList;
import java.util.List;

/** For each request of a trace, which others it was made after. */
final class Gates {

    private final List<TracedRequest> requests;
    private final List<Integer> byEnd;
    private final Lanes lanes;
    private final List<Gate> all = new ArrayList<>();
    private final Gate[] of;
    private final Gate last;

    /** The gate through which each request last let others, if it has. */
    private final Gate[] opened;

    /** Ended, and nobody was let in by them: those whose connection goes on, and the others. */
    private final List<Integer> looseInLane = new ArrayList<>();

    private final List<Integer> loose = new ArrayList<>();

    private int ended;
    private Gate current;
    private int endedAtCurrent;

    private Gates(List<TracedRequest> requests, List<Integer> byEnd, Lanes lanes, long wallNanos) {
        this.requests = requests;
        this.byEnd = byEnd;
        this.lanes = lanes;
        this.of = new Gate[requests.size()];
        this.opened = new Gate[requests.size()];
        Gate end = null;
        boolean isOver = false;
        for (int i = 0; i < of.length; i++) {
            if (!isOver && requests.get(i).start() > wallNanos) {
                end = gateAt(wallNanos, i);
                isOver = true;
            }
            advanceTo(requests.get(i).start(), i);
            Gate gate = lanes.goesOn(i) ? gateInLane(lanes.before(i)) : gateOfAll();
            if (gate != null) {
                gate.letIn(i);
                of[i] = gate;
            }
        }
        this.last = isOver ? end : gateAt(wallNanos, of.length);
    }

    private Gate gateAt(long now, int next) {
        advanceTo(now, next);
        return gateOfAll();
    }

    static Gates of(List<TracedRequest> requests, List<Integer> byEnd, Lanes lanes, long wallNanos) {
        return new Gates(requests, byEnd, lanes, wallNanos);
    }

    private void advanceTo(long now, int next) {
        while (ended < byEnd.size()
                && byEnd.get(ended) < next
                && requests.get(byEnd.get(ended)).end() <= now) {
            int request = byEnd.get(ended++);
            int after = lanes.after(request);
            (after != Lanes.NONE && lanes.goesOn(after) ? looseInLane : loose).add(request);
        }
    }

    /** Of one that goes on: the one before it, and those that nobody else will go on from. */
    private Gate gateInLane(int before) {
        if (isFresh() && opened[before] == current) {
            return current;
        }
        List<Integer> members = new ArrayList<>(loose);
        loose.clear();
        members.add(before);
        return open(members);
    }

    /** Of one that need not have to do with what its connection did before: whatever has let nobody in yet. */
    private Gate gateOfAll() {
        List<Integer> members = new ArrayList<>(loose);
        for (int request : looseInLane) {
            if (opened[request] == null) {
                members.add(request);
            }
        }
        loose.clear();
        looseInLane.clear();
        if (!members.isEmpty()) {
            return open(members);
        }
        return isFresh() || ended == 0 ? current : open(List.of(byEnd.get(ended - 1)));
    }

    /** Whether nothing has ended since the current gate was opened. */
    private boolean isFresh() {
        return current != null && ended == endedAtCurrent;
    }

    private Gate open(List<Integer> members) {
        long openedAt = members.stream()
                .mapToLong(request -> requests.get(request).end())
                .max()
                .orElseThrow();
        current = new Gate(
                all.size(), members.stream().mapToInt(Integer::intValue).toArray(), openedAt);
        all.add(current);
        endedAtCurrent = ended;
        for (int request : members) {
            opened[request] = current;
        }
        return current;
    }

    /** All of them, by number. */
    List<Gate> all() {
        return all;
    }

    /** What it waits for; null for one that waits for nothing. */
    Gate of(int request) {
        return of[request];
    }

    /** What the end of the recording waits for; null if that was nothing. */
    Gate last() {
        return last;
    }
}
