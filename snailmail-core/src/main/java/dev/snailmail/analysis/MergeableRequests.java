package dev.snailmail.analysis;

import dev.snailmail.text.Printable;
import java.util.List;

/**
 * Requests for neighbouring bytes of one object that one request could have brought.
 *
 * @param <T> the requests
 * @param key the object
 * @param requests the requests, at least two, in order of the first byte that each brought
 * @param bytes what the one request would have asked for: their bytes, and those in the gaps between them
 * @param gapBytes how many of these are in the gaps, and would have been sent for nothing
 */
public record MergeableRequests<T>(String key, List<T> requests, ByteSet bytes, long gapBytes) {

    /** {@return for example {@code 3 requests of tiles.bin: [0-299], 20 bytes in gaps}} */
    @Override
    public String toString() {
        return requests.size() + " requests of " + Printable.inLine(key) + ": " + bytes + ", " + gapBytes
                + " bytes in gaps";
    }
}
