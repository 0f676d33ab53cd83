package dev.snailmail.recording;

import dev.snailmail.exchange.Extent;
import dev.snailmail.exchange.Misses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * One request and what became of it.
 *
 * @param ordinal which request of its recording this is, from 1, in order of arrival
 * @param start when it arrived, since the start of the recording
 * @param method the HTTP method
 * @param key the object asked for: the decoded path without its leading slash
 * @param query the query as sent, without its question mark and not decoded; empty without one
 * @param range the {@code Range} header as sent, such as {@code bytes=0-3}; empty without one
 * @param status the HTTP status of the response; 0 if its head has not been sent
 * @param bytesSent how many bytes of the response body were handed to the connection; heads do not count
 * @param bytesReceived how many bytes of the request body came in, without the framing of chunks
 * @param served which bytes of the object were sent, as far as they were, in the order in which they were; empty where
 *     nothing of an object was
 * @param objectSize how many bytes the object has that was served; empty where none was
 * @param injectedLatency the latency that it waited, counted from its arrival or from the end of its body: the latency
 *     drawn for it and the delay of a fault, or the part of both that elapsed before it ended without a response
 * @param connectionSetup how long it then waited for its connection to open, as the first request to use it; zero
 *     otherwise
 * @param timeToFirstByte from its arrival until the head of the response was about to be written; empty if the head
 *     has not been sent
 * @param duration from its arrival until its last bytes were about to be written, or until it ended otherwise, or
 *     until now if it has not ended
 * @param inFlight how many requests of the round were in flight when it arrived, itself included, whether a window
 *     that this record is read from saw them or not
 * @param connectionId the number of its connection, from 1, in the order in which connections brought their first
 *     request since the server was started
 * @param nthOnConnection which request of its connection it is, from 1
 * @param connectionOpened when its connection was opened, since the start of the recording, negative if that was before;
 *     empty if the recording does not say
 * @param label what {@code classify} makes of its key
 * @param fault the spec of the fault that was injected into it, such as {@code status(503)}, or the limit on requests
 *     that it exceeded; empty without one
 * @param outcome how it ended
 */
public record RequestRecord(
        long ordinal,
        Duration start,
        String method,
        String key,
        Optional<String> query,
        Optional<String> range,
        int status,
        long bytesSent,
        long bytesReceived,
        List<Extent> served,
        OptionalLong objectSize,
        Duration injectedLatency,
        Duration connectionSetup,
        Optional<Duration> timeToFirstByte,
        Duration duration,
        int inFlight,
        long connectionId,
        int nthOnConnection,
        Optional<Duration> connectionOpened,
        String label,
        Optional<String> fault,
        Outcome outcome) {

    static final int PARTIAL_CONTENT = 206;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_SERVER_ERROR = 500;

    /**
     * {@return the key, followed by a question mark and the query if there is one; requests with equal targets ask for the
     * same object, so all that compares requests goes by it}
     */
    public String target() {
        return query.map(sent -> key + "?" + sent).orElse(key);
    }

    /** {@return whether this is a miss: a GET or HEAD that found no object} */
    public boolean isMiss() {
        return Misses.isMiss(method, status);
    }

    /**
     * Returns whether the client left before the end of the response, with no injected fault that may have made it leave.
     * It took what it wanted, as far as is known, and has no reason to ask again.
     *
     * @return whether it ended by its client's choice
     */
    @API(status = API.Status.INTERNAL)
    public boolean isAbandoned() {
        return outcome == Outcome.CLIENT_LEFT && fault.isEmpty();
    }

    /** Returns whether it is one to make again: it ended early against its client's will, or its status asks for it. */
    boolean failed() {
        boolean endedEarly = switch (outcome) {
            case COMPLETE, INCOMPLETE -> false;
            case CLIENT_LEFT -> !isAbandoned();
            case SERVER_CLOSED, FAILED, CUT_SHORT -> true;
        };
        return endedEarly
                || status == REQUEST_TIMEOUT
                || status == TOO_MANY_REQUESTS
                || status >= INTERNAL_SERVER_ERROR;
    }

    /** {@return when it ended, or now if it has not, since the start of the recording} */
    public Duration end() {
        return start.plus(duration);
    }
}
