package dev.snailmail.recording;

import dev.snailmail.exchange.Extent;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Which bytes of which object a response has in which place, without holding on to the object. */
final class Payload {

    static final Payload NONE = new Payload(-1, new long[0]);

    private static final long OF_NO_OBJECT = -1;

    private final long objectSize;

    /** In pairs: the position in the object, or {@link #OF_NO_OBJECT}, and the length. */
    private final long[] stretches;

    private Payload(long objectSize, long[] stretches) {
        this.objectSize = objectSize;
        this.stretches = stretches;
    }

    static Payload of(ResponsePlan plan) {
        if (plan.objectSize() < 0) {
            return NONE;
        }
        long[] stretches = new long[2 * plan.body().size()];
        int i = 0;
        for (Segment segment : plan.body()) {
            stretches[i++] = segment.ofObject() ? segment.position() : OF_NO_OBJECT;
            stretches[i++] = segment.length();
        }
        return new Payload(plan.objectSize(), stretches);
    }

    OptionalLong objectSize() {
        return objectSize < 0 ? OptionalLong.empty() : OptionalLong.of(objectSize);
    }

    /** The stretches of the object that are among the first bytes of the body. */
    List<Extent> within(long bytesSent) {
        List<Extent> extents = new ArrayList<>(1);
        long left = bytesSent;
        for (int i = 0; i < stretches.length && left > 0; i += 2) {
            long length = Math.min(left, stretches[i + 1]);
            if (stretches[i] != OF_NO_OBJECT) {
                extents.add(new Extent(stretches[i], length));
            }
            left -= length;
        }
        return List.copyOf(extents);
    }
}
