package dev.snailmail.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The latest times in which a pipe was free although bytes came later. Timers are not exactly on time, so whoever's
 * bytes were there earlier may come to reserve later than others; it gets what was free then, as if all had come in
 * order. Without that, every such delay would be lost to everybody. Not safe for use by several threads.
 */
final class IdleTimes {

    private static final int MOST = 256;

    /** In order; none touches another. */
    private final List<Idle> times = new ArrayList<>();

    private long takenUntil;

    private static final class Idle {
        private final long start;
        private long end;

        Idle(long start, long end) {
            this.start = start;
            this.end = end;
        }
    }

    /** Notes that the pipe was free; later than all that was noted before. The oldest are forgotten. */
    void add(long start, long end) {
        if (times.size() == MOST) {
            times.subList(0, MOST / 2).clear();
        }
        times.add(new Idle(start, end));
    }

    /**
     * Takes idle time for some bytes.
     *
     * @param from the tick from which on they were there
     * @param rate how fast they cross
     * @param origin the tick that the rate counts from
     * @return how many of them found none; {@link #takenUntil} says when the last of the others have crossed
     */
    double take(long from, double bytes, Bandwidth rate, long origin) {
        int first = times.size();
        while (first > 0 && times.get(first - 1).end - from > 0) {
            first--;
        }
        double left = bytes;
        for (int i = first; i < times.size() && left > 0; ) {
            Idle idle = times.get(i);
            long start = idle.start - from > 0 ? idle.start : from;
            double room = rate.bytesIn(start - origin, idle.end - start);
            long end = idle.end;
            if (left < room) {
                end = Math.min(end, start + (long) Math.ceil(rate.nanosFor(start - origin, left)));
            }
            left = Math.max(0, left - room);
            takenUntil = end;
            i += cut(i, start, end);
        }
        return left;
    }

    /** Takes a stretch out of one; returns how many are left of it. */
    private int cut(int i, long start, long end) {
        Idle idle = times.get(i);
        if (end < idle.end) {
            times.add(i + 1, new Idle(end, idle.end));
        }
        idle.end = start;
        int before = idle.start == start ? 0 : 1;
        if (before == 0) {
            times.remove(i);
        }
        return before;
    }

    /** {@return the tick at which the last bytes that {@link #take} found a place for have crossed} */
    long takenUntil() {
        return takenUntil;
    }
}
