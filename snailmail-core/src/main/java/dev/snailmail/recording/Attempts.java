package dev.snailmail.recording;

import dev.snailmail.analysis.Attempt;
import dev.snailmail.analysis.Portion;
import dev.snailmail.analysis.Retries;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Records as attempts to get something, among which retries are found. */
final class Attempts {

    /**
     * How long before the server notices that a client has left, the client may have made its next request: as long as a
     * pause of the machine, which bandwidths and limits on requests forgive too.
     */
    private static final Duration NOTICED_LATE = Duration.ofMillis(50);

    /** The sizes of objects that some response told; others may have failed before they could. */
    private final Map<String, Long> sizes = new HashMap<>();

    private Attempts(List<RequestRecord> requests) {
        for (RequestRecord request : requests) {
            request.objectSize().ifPresent(size -> sizes.put(request.target(), size));
        }
    }

    static Retries<RequestRecord> retries(List<RequestRecord> requests) {
        return Retries.of(requests, new Attempts(requests)::attempt);
    }

    private Attempt attempt(RequestRecord request) {
        return new Attempt(
                List.of(request.method(), request.target()),
                portion(request),
                request.start().toNanos(),
                knownEnd(request).toNanos(),
                request.failed(),
                request.bytesSent(),
                request.objectSize(),
                request.status() == RequestRecord.PARTIAL_CONTENT);
    }

    private Portion portion(RequestRecord request) {
        String range = request.range().orElse("");
        if (!request.method().equals("GET")) {
            return Portion.comparedBy(range);
        }
        Long size = sizes.get(request.target());
        OptionalLong known = size == null ? OptionalLong.empty() : OptionalLong.of(size);
        return Portion.of(range, request.objectSize().isPresent() ? request.objectSize() : known, request.served());
    }

    private static Duration knownEnd(RequestRecord request) {
        if (request.outcome() != Outcome.CLIENT_LEFT) {
            return request.end();
        }
        Duration early = request.end().minus(NOTICED_LATE);
        return early.compareTo(request.start()) < 0 ? request.start() : early;
    }
}
