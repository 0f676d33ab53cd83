package dev.snailmail.network;

import org.apiguardian.api.API;

/**
 * A limit on the rate of bytes, as arithmetic over ticks: it says when bytes will have crossed and never sleeps.
 * Safe for use by any thread.
 */
@API(status = API.Status.INTERNAL)
public interface Pipe {

    /**
     * Takes the next free stretch of the pipe for some bytes.
     *
     * @param from the tick from which on the bytes are there to be sent; may lie a little in the past
     * @param bytes how many bytes, at least 1
     * @return the tick at which the last of them has crossed; not before {@code from}
     */
    long reserve(long from, long bytes);

    /**
     * How much of a body to reserve at a time. Whole bodies would cross one after the other; small slices, one
     * outstanding for each response, share the pipe as TCP flows do.
     *
     * @param bodyLength the length of the whole body in bytes
     * @return how many bytes to reserve next, at least 1
     */
    long sliceOf(long bodyLength);
}
