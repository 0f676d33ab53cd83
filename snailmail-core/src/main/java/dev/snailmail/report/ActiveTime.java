package dev.snailmail.report;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.time.Duration;

/**
 * The part of a recording that a page shows: from the first arrival to the last end. The idle time before and after is not
 * the reader's, as when a test first prepares its data.
 *
 * @param from the first arrival in the list, in nanoseconds since the start of the recording
 * @param to the last end, in the same unit; not before the first arrival
 * @param idle the idle time before and after, of the wall time of the recording
 */
record ActiveTime(long from, long to, Duration idle) {

    static ActiveTime of(Recording recording) {
        long wall = recording.wallTime().toNanos();
        long from = Long.MAX_VALUE;
        long to = 0;
        for (RequestRecord request : recording.requests()) {
            from = Math.min(from, request.start().toNanos());
            to = Math.max(to, request.end().toNanos());
        }
        if (recording.requests().isEmpty()) {
            return new ActiveTime(0, wall, Duration.ZERO);
        }
        // Before the first arrival in a list that has rolled there were others.
        long before = recording.requestsDropped() > 0 ? 0 : Math.max(0, from);
        return new ActiveTime(from, to, Duration.ofNanos(before + Math.max(0, wall - to)));
    }

    /** {@return the length of the part} */
    long nanos() {
        return to - from;
    }

    /** {@return a wall time of the same reader without the idle time, which is the same on every network} */
    Duration without(Duration wallTime) {
        return wallTime.compareTo(idle) < 0 ? Duration.ZERO : wallTime.minus(idle);
    }
}
