package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.List;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * What one request fetched of an object.
 *
 * @param key the object
 * @param objectSize how many bytes the object has; empty if the response was of no object
 * @param extents the stretches of it that were sent, as far as they were sent
 * @param sentBytes how many bytes of the response body were sent, of the object or not
 * @param ending how the response ended
 */
@API(status = API.Status.INTERNAL)
public record Fetch(String key, OptionalLong objectSize, List<Extent> extents, long sentBytes, Ending ending) {

    /** How a response ended. */
    public enum Ending {
        /** All of it was sent. */
        COMPLETE,
        /** Its reader left before that. */
        ABANDONED,
        /** Something else ended it before that; its bytes are fetched again as a rule. */
        CUT_SHORT
    }

    boolean isComplete() {
        return ending == Ending.COMPLETE;
    }

    long objectBytes() {
        return extents.stream().mapToLong(Extent::length).sum();
    }

    /**
     * What became of its bytes.
     *
     * @param known how many of them complete responses had brought before
     */
    ByteUse use(long known) {
        long ofObject = objectBytes();
        long ofNoObject = sentBytes - ofObject;
        return switch (ending) {
            case COMPLETE -> new ByteUse(ofObject - known, known, 0, 0, ofNoObject);
            case ABANDONED -> new ByteUse(0, 0, ofObject, 0, ofNoObject);
            case CUT_SHORT -> new ByteUse(0, 0, 0, ofObject, ofNoObject);
        };
    }
}
