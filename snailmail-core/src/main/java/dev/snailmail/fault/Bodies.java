package dev.snailmail.fault;

import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.Segment;
import java.util.ArrayList;
import java.util.List;

/** Bodies that are sent in part. */
final class Bodies {

    private Bodies() {}

    /** The same plan with no more of its body than these bytes; its head still promises all of them. */
    static ResponsePlan cutTo(long bytes, ResponsePlan plan) {
        List<Segment> kept = new ArrayList<>();
        long left = bytes;
        for (Segment segment : plan.body()) {
            long length = Math.min(left, segment.length());
            if (length > 0) {
                kept.add(segment.cutTo(length));
                left -= length;
            }
        }
        return plan.with(plan.headers(), plan.contentLength(), kept);
    }

    /** The stretches of the object, without what a multipart puts around them. */
    static List<Segment> ofObject(ResponsePlan plan) {
        return plan.body().stream().filter(Segment::ofObject).toList();
    }
}
