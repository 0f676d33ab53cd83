package dev.snailmail.analysis;

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
            RequestInfo asked,
            int status,
            long sent,
            long received,
            double start,
            double end,
            boolean has,
            boolean is) {
        requests.add(new TracedRequest(
                requests.size() + 1,
                asked,
                status,
                sent,
                received,
                Math.round(start * MILLI),
                Math.round(end * MILLI),
                has,
                is));
        return this;
    }

    HandMadeTrace get(long connection, String key, long bytes, double start, double end) {
        return add(asked(connection, "GET", key), 200, bytes, 0, start, end, true, true);
    }

    HandMadeTrace get(long connection, double start, double end) {
        return get(connection, "object", 0, start, end);
    }

    HandMadeTrace miss(long connection, double start, double end) {
        return add(asked(connection, "GET", "nothing"), 404, 0, 0, start, end, true, true);
    }

    HandMadeTrace put(long connection, long bytes, double start, double end) {
        return add(asked(connection, "PUT", "object"), 405, 0, bytes, start, end, true, true);
    }

    HandMadeTrace givenUp(long connection, double start, double end) {
        return add(asked(connection, "GET", "object"), 200, 0, 0, start, end, true, false);
    }

    HandMadeTrace incomplete(long connection, long bytes, double start, double now) {
        return add(asked(connection, "GET", "object"), 200, bytes, 0, start, now, false, true);
    }

    List<TracedRequest> requests() {
        return requests;
    }

    Trace until(double wall) {
        return Trace.of(requests, Duration.ofNanos(Math.round(wall * MILLI)), 0);
    }
}
