package dev.snailmail.exchange;

import org.apiguardian.api.API;

/**
 * A stretch of content within a response body.
 *
 * @param content where the bytes come from
 * @param position the position of the first of them in the content
 * @param length how many there are
 * @param ofObject whether they are bytes of the object, at this position of it, rather than a frame around such
 */
@API(status = API.Status.INTERNAL)
public record Segment(Content content, long position, long length, boolean ofObject) {

    /**
     * A stretch of an object.
     *
     * @param content the object
     * @param position the position of the first byte in it
     * @param length how many bytes
     */
    public Segment(Content content, long position, long length) {
        this(content, position, length, true);
    }

    /**
     * Bytes that are of no object.
     *
     * @param bytes the bytes, which must not be changed any more
     * @return all of them
     */
    public static Segment literal(byte[] bytes) {
        return new Segment(Content.of(bytes), 0, bytes.length, false);
    }

    /**
     * Returns the beginning of this stretch.
     *
     * @param bytes how many bytes of it, at most its length
     * @return the stretch of that length
     */
    public Segment cutTo(long bytes) {
        return new Segment(content, position, bytes, ofObject);
    }
}
