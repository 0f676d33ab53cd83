package dev.snailmail.exchange;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A response as it is decided, in full, before its first byte is sent. Both the wire and the record come from it.
 *
 * @param status the HTTP status code
 * @param headers the header lines but for {@code Content-Length} and what the connection adds: keep-alive, and a
 *     date where there is none
 * @param contentLength what {@code Content-Length} says, -1 for no such line; other than the body's length in the
 *     answer to a {@code HEAD} and in a body that is cut short
 * @param body the body's bytes in order, empty for none
 * @param objectSize how many bytes the object has that the body is of, -1 if it is of none
 * @param held the resource to release when the response is over
 * @param ending where the sending pauses and how it ends
 * @param fault the spec of the fault that was injected into it; empty without one
 * @param delayNanos the delay in nanoseconds that a fault adds to that of the network
 * @param failure why the store cannot serve the object, which the status tells the client; empty without a failure
 */
@API(status = API.Status.INTERNAL)
public record ResponsePlan(
        int status,
        List<Header> headers,
        long contentLength,
        List<Segment> body,
        long objectSize,
        List<Content> held,
        Ending ending,
        Optional<String> fault,
        long delayNanos,
        Optional<Throwable> failure) {

    /**
     * Plans a response without a body.
     *
     * @param status the HTTP status code
     * @param contentLength what {@code Content-Length} says, -1 for no such line
     * @param headers the header lines
     * @return the plan
     */
    public static ResponsePlan withoutBody(int status, long contentLength, List<Header> headers) {
        return new ResponsePlan(
                status,
                headers,
                contentLength,
                List.of(),
                -1,
                List.of(),
                Ending.complete(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    /**
     * Plans a response with a body.
     *
     * @param status the HTTP status code
     * @param headers the header lines
     * @param body the body's bytes in order
     * @param held the object they are taken from, released with the plan
     * @param objectSize how many bytes that object has
     * @return the plan, its content length the length of the body
     */
    public static ResponsePlan withBody(
            int status, List<Header> headers, List<Segment> body, Content held, long objectSize) {
        return new ResponsePlan(
                status,
                headers,
                lengthOf(body),
                body,
                objectSize,
                List.of(held),
                Ending.complete(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    /**
     * Plans a response with a body that is of no object.
     *
     * @param status the HTTP status code
     * @param headers the header lines
     * @param bytes the body, which must not be changed any more
     * @return the plan, its content length the length of the body
     */
    public static ResponsePlan withLiteral(int status, List<Header> headers, byte[] bytes) {
        return withoutBody(status, bytes.length, headers).with(headers, bytes.length, List.of(Segment.literal(bytes)));
    }

    /**
     * Plans the response to a request for an object that exists but cannot be served. It is sent in full and recorded as
     * failed.
     *
     * @param status the HTTP status code
     * @param failure why
     * @return the plan, without a body
     */
    public static ResponsePlan failed(int status, Throwable failure) {
        return new ResponsePlan(
                status,
                List.of(),
                0,
                List.of(),
                -1,
                List.of(),
                Ending.complete(),
                Optional.empty(),
                0,
                Optional.of(failure));
    }

    /**
     * Plans the same response with other bytes.
     *
     * @param newHeaders the header lines
     * @param newLength what {@code Content-Length} says, -1 for no such line
     * @param newBody the body's bytes in order
     * @return the plan, which holds what this one does and takes its place
     */
    public ResponsePlan with(List<Header> newHeaders, long newLength, List<Segment> newBody) {
        return new ResponsePlan(
                status, newHeaders, newLength, newBody, objectSize, held, ending, fault, delayNanos, failure);
    }

    /**
     * Plans the same response as one that has nothing to do with the object, nor with a failure to serve it.
     *
     * @return the plan, which holds what this one does and takes its place
     */
    public ResponsePlan withoutObject() {
        return new ResponsePlan(
                status, headers, contentLength, body, -1, held, ending, fault, delayNanos, Optional.empty());
    }

    /**
     * Plans the same response with another status.
     *
     * @param newStatus the HTTP status code
     * @return the plan, which holds what this one does and takes its place
     */
    public ResponsePlan with(int newStatus) {
        return new ResponsePlan(
                newStatus, headers, contentLength, body, objectSize, held, ending, fault, delayNanos, failure);
    }

    /**
     * Plans the same response to be sent otherwise.
     *
     * @param newEnding where the sending pauses and how it ends
     * @return the plan, which holds what this one does and takes its place
     */
    public ResponsePlan with(Ending newEnding) {
        return new ResponsePlan(
                status, headers, contentLength, body, objectSize, held, newEnding, fault, delayNanos, failure);
    }

    /**
     * Notes that a fault was injected.
     *
     * @param spec the fault
     * @param delay how much later the response comes for it, in nanoseconds
     * @return the plan, which holds what this one does and takes its place
     */
    public ResponsePlan faulted(String spec, long delay) {
        return new ResponsePlan(
                status, headers, contentLength, body, objectSize, held, ending, Optional.of(spec), delay, failure);
    }

    /** {@return the number of bytes of the body that are to be sent, 0 without one} */
    public long bodyLength() {
        return lengthOf(body);
    }

    private static long lengthOf(List<Segment> body) {
        long length = 0;
        for (Segment segment : body) {
            length += segment.length();
        }
        return length;
    }

    /** Releases what the body is taken from. To be called once, when the response is over. */
    public void release() {
        for (Content content : held) {
            content.release();
        }
    }
}
