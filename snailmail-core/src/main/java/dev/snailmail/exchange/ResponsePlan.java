package dev.snailmail.exchange;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What is to be answered: status, header and body of a response, decided in full before its first byte is sent.
 * Both the wire and the record come from it.
 *
 * @param status the HTTP status code
 * @param headers the header lines but for {@code Content-Length} and what the connection adds (date, keep-alive)
 * @param contentLength what {@code Content-Length} says, -1 for no such line; other than the body's length in the
 *     answer to a {@code HEAD}
 * @param body the body's bytes in order, empty for none
 * @param held what is to be released when the response is over
 */
@API(status = API.Status.INTERNAL)
public record ResponsePlan(
        int status, List<Header> headers, long contentLength, List<Segment> body, List<Content> held) {

    /**
     * Plans a response without a body.
     *
     * @param status the HTTP status code
     * @param contentLength what {@code Content-Length} says, -1 for no such line
     * @param headers the header lines
     * @return the plan
     */
    public static ResponsePlan withoutBody(int status, long contentLength, List<Header> headers) {
        return new ResponsePlan(status, headers, contentLength, List.of(), List.of());
    }

    /**
     * Plans a response with a body.
     *
     * @param status the HTTP status code
     * @param headers the header lines
     * @param body the body's bytes in order
     * @param held the object they are taken from, released with the plan
     * @return the plan, its content length the length of the body
     */
    public static ResponsePlan withBody(int status, List<Header> headers, List<Segment> body, Content held) {
        long length = 0;
        for (Segment segment : body) {
            length += segment.length();
        }
        return new ResponsePlan(status, headers, length, body, List.of(held));
    }

    /** {@return the length of the body in bytes, 0 without one} */
    public long bodyLength() {
        return body.isEmpty() ? 0 : contentLength;
    }

    /** Releases what the body is taken from. To be called once, when the response is over. */
    public void release() {
        for (Content content : held) {
            content.release();
        }
    }
}
