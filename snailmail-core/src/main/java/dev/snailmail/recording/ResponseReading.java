package dev.snailmail.recording;

import dev.snailmail.analysis.TracedRequest;
import dev.snailmail.analysis.TracedRequest.Course;
import dev.snailmail.analysis.WhatIf;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.time.SortedTicks;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How readers read the responses of a recording: which bytes they took, and how long they and the machine needed for
 * them. A reader that leaves a response has often made its next request long before, when it had read some of it.
 */
final class ResponseReading {

    /** The bytes of an unread response that buffers hold: 64 KiB in the server, and as much in the client. */
    static final long BUFFERED_BYTES = 128 * 1024;

    /** A request that follows its connection this closely follows the response before, not one elsewhere. */
    private static final long A_MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final long wallNanos;

    /** Whether the recorded network did not limit responses, as far as is known. */
    private final boolean isUnlimited;

    /** When requests were decided that do not follow on their connection. */
    private final SortedTicks decisions;

    /** When responses began and ended. */
    private final SortedTicks events;

    private ResponseReading(Recording recording, boolean isUnlimited) {
        this.wallNanos = recording.wallTime().toNanos();
        this.isUnlimited = isUnlimited;
        this.decisions = freshDecisions(recording);
        this.events = SortedTicks.of(recording.requests().stream()
                .flatMapToLong(request ->
                        LongStream.of(firstByte(request), request.end().toNanos())));
    }

    static ResponseReading of(Recording recording) {
        boolean isUnlimited = RecordedSetting.network(recording)
                .filter(network -> !network.limitsResponses())
                .isPresent();
        return new ResponseReading(recording, isUnlimited);
    }

    /** In lockstep no network limits responses. */
    static ResponseReading inLockstep(Recording recording) {
        return new ResponseReading(recording, true);
    }

    private static SortedTicks freshDecisions(Recording recording) {
        Map<Long, Long> free = new HashMap<>();
        LongStream.Builder decisions = LongStream.builder();
        for (RequestRecord request : recording.requests()) {
            long start = request.start().toNanos();
            Long since = free.put(request.connectionId(), request.end().toNanos());
            if (since == null || start - since > A_MOMENT_NANOS) {
                decisions.add(decided(request));
            }
        }
        return SortedTicks.of(decisions.build());
    }

    /** The first request of a connection was decided before that was opened, unless the connection lay idle first. */
    private static long decided(RequestRecord request) {
        long start = request.start().toNanos();
        return request.nthOnConnection() > 1
                ? start
                : Math.min(
                        start,
                        request.connectionOpened()
                                .map(opened -> opened.toNanos())
                                .orElse(start));
    }

    /** When its response began, or if it never did when it ended. */
    private static long firstByte(RequestRecord request) {
        return request.start()
                .plus(request.timeToFirstByte().orElse(request.duration()))
                .toNanos();
    }

    TracedRequest traced(RequestRecord request) {
        long end = request.end().toNanos();
        long firstByte = firstByte(request);
        if (request.timeToFirstByte().isEmpty() && request.outcome() != Outcome.INCOMPLETE) {
            return traced(request, request.bytesSent(), end, end, 0, Course.GIVEN_UP);
        }
        if (request.outcome() == Outcome.INCOMPLETE) {
            return traced(request, request.bytesSent(), firstByte, end, 0, Course.UNFINISHED);
        }
        if (request.isAbandoned()) {
            return abandoned(request, firstByte, end);
        }
        return traced(
                request,
                request.bytesSent(),
                firstByte,
                end,
                own(request, firstByte, end),
                isFollowedOnFirstByte(firstByte, end) ? Course.STREAMED : Course.TAKEN);
    }

    /** What the reader and the machine needed for a body, where neither the network nor a fault did. */
    private long own(RequestRecord request, long firstByte, long end) {
        return isUnlimited && request.fault().isEmpty() ? Math.max(0, end - firstByte) : 0;
    }

    /** Whether its first byte is the last that happened before another request, made before its end. */
    private boolean isFollowedOnFirstByte(long firstByte, long end) {
        long decision = decisions.firstAfter(firstByte);
        return decision < end && events.latestBefore(decision) == firstByte;
    }

    private TracedRequest abandoned(RequestRecord request, long firstByte, long noticed) {
        // The server may hear of it when the recording is over.
        long end = Math.max(firstByte, Math.min(noticed, wallNanos));
        long reaction = Math.min(end, decisions.firstAfter(firstByte));
        return isUnlimited
                ? abandonedInBuffers(request, firstByte, reaction, end)
                : abandonedOnItsWay(request, firstByte, reaction, end);
    }

    /** Without a limit, buffers take at once what they can hold. */
    private TracedRequest abandonedInBuffers(RequestRecord request, long firstByte, long reaction, long end) {
        long sent = request.bytesSent();
        long certainlyRead = Math.max(0, sent - BUFFERED_BYTES);
        if (reaction < end && certainlyRead > 0) {
            return traced(request, certainlyRead, firstByte, end, own(request, firstByte, end), Course.STREAMED);
        }
        long read = Math.min(sent, Math.max(WhatIf.UNKNOWN_READ, certainlyRead));
        return traced(request, read, firstByte, firstByte, 0, Course.TAKEN);
    }

    /** A limit lets bytes cross evenly. What crossed after the reaction and does not fit into buffers was read, too. */
    private static TracedRequest abandonedOnItsWay(RequestRecord request, long firstByte, long reaction, long end) {
        long sent = request.bytesSent();
        double part = end == firstByte ? 1 : (double) (reaction - firstByte) / (end - firstByte);
        long crossed = Math.round(sent * part);
        return sent - crossed > BUFFERED_BYTES
                ? traced(request, sent - BUFFERED_BYTES, firstByte, end, 0, Course.STREAMED)
                : traced(request, crossed, firstByte, reaction, 0, Course.TAKEN);
    }

    private static TracedRequest traced(
            RequestRecord request, long taken, long firstByte, long end, long own, Course course) {
        return new TracedRequest(
                request.ordinal(),
                new RequestInfo(
                        request.method(),
                        request.key(),
                        request.query().orElse(""),
                        request.range().orElse(""),
                        HeaderLines.none(),
                        request.connectionId(),
                        request.nthOnConnection()),
                request.status(),
                taken,
                request.bytesReceived(),
                decided(request),
                request.start().toNanos(),
                firstByte,
                end,
                own,
                course);
    }
}
