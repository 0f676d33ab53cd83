package dev.snailmail.analysis;

import dev.snailmail.analysis.TracedRequest.Course;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests at times that are set by hand, in milliseconds. */
final class HandMadeTrace {

    static final long MILLI = 1_000_000;

    private final List<TracedRequest> requests = new ArrayList<>();
    private final Map<Long, Integer> onConnection = new HashMap<>();

    private RequestInfo asked(long connection, String method, String key) {
        int nth = onConnection.merge(connection, 1, Integer::sum);
        return new RequestInfo(method, key, "", "", HeaderLines.none(), connection, nth);
    }

    private HandMadeTrace add(
            RequestInfo asked, int status, long sent, long received, double start, double end, Course course) {
        return add(asked, status, sent, received, start, start, end, end, 0, course);
    }

    private HandMadeTrace add(
            RequestInfo asked,
            int status,
            long sent,
            long received,
            double decided,
            double start,
            double firstByte,
            double end,
            double own,
            Course course) {
        requests.add(new TracedRequest(
                requests.size() + 1,
                asked,
                status,
                sent,
                received,
                nanos(decided),
                nanos(start),
                nanos(firstByte),
                nanos(end),
                nanos(own),
                course));
        return this;
    }

    private static long nanos(double millis) {
        return Math.round(millis * MILLI);
    }

    /** A request over a new connection, which was opened at a time before it came. */
    HandMadeTrace opened(double opened, long connection, String key, double start, double end) {
        return add(asked(connection, "GET", key), 200, 0, 0, opened, start, end, end, 0, Course.TAKEN);
    }

    /** A response whose first byte others may follow on. */
    HandMadeTrace streamed(long connection, String key, long bytes, double start, double firstByte, double end) {
        return add(asked(connection, "GET", key), 200, bytes, 0, start, start, firstByte, end, 0, Course.STREAMED);
    }

    /** A response whose body took its reader some time. */
    HandMadeTrace taken(long connection, String key, long bytes, double start, double firstByte, double end) {
        return add(
                asked(connection, "GET", key),
                200,
                bytes,
                0,
                start,
                start,
                firstByte,
                end,
                end - firstByte,
                Course.TAKEN);
    }

    HandMadeTrace get(long connection, String key, long bytes, double start, double end) {
        return add(asked(connection, "GET", key), 200, bytes, 0, start, end, Course.TAKEN);
    }

    HandMadeTrace get(long connection, double start, double end) {
        return get(connection, "object", 0, start, end);
    }

    HandMadeTrace miss(long connection, double start, double end) {
        return add(asked(connection, "GET", "nothing"), 404, 0, 0, start, end, Course.TAKEN);
    }

    HandMadeTrace put(long connection, long bytes, double start, double end) {
        return add(asked(connection, "PUT", "object"), 405, 0, bytes, start, end, Course.TAKEN);
    }

    HandMadeTrace givenUp(long connection, double start, double end) {
        return add(asked(connection, "GET", "object"), 200, 0, 0, start, end, Course.GIVEN_UP);
    }

    HandMadeTrace incomplete(long connection, long bytes, double start, double now) {
        return add(asked(connection, "GET", "object"), 200, bytes, 0, start, now, Course.UNFINISHED);
    }

    List<TracedRequest> requests() {
        return requests;
    }

    Trace until(double wall) {
        return Trace.of(requests, Duration.ofNanos(nanos(wall)), 0);
    }
}
