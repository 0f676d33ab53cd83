package dev.snailmail.network;

import org.apiguardian.api.API;

/**
 * A limit on the rate of bytes, as arithmetic over ticks: it says when bytes will have crossed and never sleeps.
 * Safe for use by any thread, unless it belongs to one connection and so to one thread.
 */
@API(status = API.Status.INTERNAL)
public interface Pipe {

    /**
     * When bytes may set out. To be waited for before they are reserved, since a reservation that begins in the future
     * would hold up everybody else until then.
     *
     * @param from the tick from which on the bytes are there to be sent
     * @return the tick from which on some of them may be reserved; not before {@code from}
     */
    default long opensAt(long from) {
        return from;
    }

    /**
     * How much of a body to reserve at a time. Whole bodies would cross one after the other; small slices, one
     * outstanding for each response, share the pipe as TCP flows do.
     *
     * @param from the tick from which on the bytes are there to be sent
     * @param bodyLength the length of the whole body in bytes
     * @return how many bytes to reserve next, at least 1
     */
    long sliceOf(long from, long bodyLength);

    /**
     * Takes the next free stretch of the pipe for some bytes.
     *
     * @param from the tick from which on the bytes are there to be sent; may lie a little in the past
     * @param bytes how many bytes, at least 1
     * @return the tick at which the last of them has crossed; not before {@code from}
     */
    long reserve(long from, long bytes);

    /**
     * How fast it is.
     *
     * @param tick when
     * @return bytes a second, {@link Double#POSITIVE_INFINITY} without a limit, 0 while nothing crosses
     */
    double rateAt(long tick);
}
