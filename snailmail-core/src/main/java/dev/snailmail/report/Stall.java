package dev.snailmail.report;

import dev.snailmail.recording.RequestRecord;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a fault stalled a response. A recording has the spec of the fault, but not the time of the pause, so it follows
 * from the times of the request: the bytes before and after the pause took equally long each.
 *
 * @param from the beginning, in nanoseconds since the arrival of the request
 * @param to the end, in the same unit; after the beginning
 */
record Stall(double from, double to) {

    private static final Pattern SPEC = Pattern.compile("stall\\((?:until=released|([^,)]+))(?:, after=(\\d+))?\\)");

    /** {@return the stall of a request; empty if there was none, or the response did not get that far} */
    static Optional<Stall> of(RequestRecord request) {
        return request.fault()
                .map(SPEC::matcher)
                .filter(Matcher::matches)
                .map(spec -> of(request, length(spec.group(1)), bytes(spec.group(2))))
                .filter(stall -> stall.to > stall.from);
    }

    private static double length(String duration) {
        return duration == null
                ? Double.POSITIVE_INFINITY
                : Durations.parse(duration).map(Duration::toNanos).orElse(0L);
    }

    private static double bytes(String after) {
        return after == null ? 0 : Double.parseDouble(after);
    }

    private static Stall of(RequestRecord request, double length, double after) {
        double end = request.duration().toNanos();
        double head = request.timeToFirstByte().orElse(request.duration()).toNanos();
        double answered = Math.min(
                head,
                (double) request.injectedLatency().toNanos()
                        + request.connectionSetup().toNanos());
        if (request.bytesSent() < after) {
            return new Stall(end, end);
        }
        if (request.bytesSent() == 0 && head - answered > end - head) {
            // Without a body it is the head that waits.
            return new Stall(Math.max(answered, head - length), head);
        }
        double stalled = Math.min(length, end - head);
        double before = request.bytesSent() == 0 ? 0 : (end - head - stalled) * after / request.bytesSent();
        return new Stall(head + before, head + before + stalled);
    }

    /** {@return whether it stalls at a time, in nanoseconds since the arrival of the request} */
    boolean includes(double nanos) {
        return from <= nanos && nanos < to;
    }
}
