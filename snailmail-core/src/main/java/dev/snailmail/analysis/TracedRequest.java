package dev.snailmail.analysis;

import dev.snailmail.exchange.RequestInfo;
import org.apiguardian.api.API;

/**
 * A request of a trace that is replayed. Times are in nanoseconds since the recording began.
 *
 * @param ordinal its number in the recording
 * @param request what was asked, without its headers
 * @param status the HTTP status that it was answered with
 * @param bytesSent how many bytes of the response body its reader took, as far as is known
 * @param bytesReceived how many bytes of the request body came in
 * @param decided when its reader had decided to make it at the latest: when it opened a connection for it, or when it
 *     arrived; not after its start
 * @param start when it arrived
 * @param firstByte when its response began; its end if it never did
 * @param end when it ended for its reader, not before its start
 * @param ownNanos how long the reader and the machine took for the body, which is the same on every network
 * @param course what its reader did with the response
 */
@API(status = API.Status.INTERNAL)
public record TracedRequest(
        long ordinal,
        RequestInfo request,
        int status,
        long bytesSent,
        long bytesReceived,
        long decided,
        long start,
        long firstByte,
        long end,
        long ownNanos,
        Course course) {

    /** What a reader did with a response. */
    public enum Course {
        /** It took the response to its end, or to where it had enough. */
        TAKEN,
        /** It used the beginning before it had the rest, so that other requests may follow on its first byte. */
        STREAMED,
        /** It gave up before the response began, which is not for the network to say. */
        GIVEN_UP,
        /** It had not ended; what has not ended cannot have enabled another. */
        UNFINISHED
    }

    boolean hasEnded() {
        return course != Course.UNFINISHED;
    }

    boolean answered() {
        return course != Course.GIVEN_UP;
    }
}
