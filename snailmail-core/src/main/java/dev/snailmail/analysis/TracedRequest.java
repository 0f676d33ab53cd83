package dev.snailmail.analysis;

import dev.snailmail.exchange.RequestInfo;
import org.apiguardian.api.API;

/**
 * A request of a trace that is replayed.
 *
 * @param ordinal its number in the recording
 * @param request what was asked, without its headers
 * @param status the HTTP status that it was answered with
 * @param bytesSent how many bytes of the response body were sent
 * @param bytesReceived how many bytes of the request body came in
 * @param start when it arrived, in nanoseconds since the recording began
 * @param end when it ended, in the same unit and not before its start
 * @param hasEnded whether it has; what has not cannot have enabled another
 * @param answered whether it was answered at all, rather than given up by its client before that
 */
@API(status = API.Status.INTERNAL)
public record TracedRequest(
        long ordinal,
        RequestInfo request,
        int status,
        long bytesSent,
        long bytesReceived,
        long start,
        long end,
        boolean hasEnded,
        boolean answered) {}
