package dev.snailmail.fault;

import dev.snailmail.exchange.Ending;
import dev.snailmail.exchange.Pause;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import java.util.Objects;

/** Nothing comes until a test says so. */
final class HeldStallFault extends Fault {

    /** What its spec has instead of a duration. */
    static final String UNTIL = "released";

    private final StallRelease release;
    private final long after;

    HeldStallFault(StallRelease release, long after) {
        this.release = Objects.requireNonNull(release, "release must not be null");
        this.after = Checks.notNegative("after", after);
    }

    @Override
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return after == 0 || plan.bodyLength() > after;
    }

    @Override
    ResponsePlan spoiled(RequestInfo request, ResponsePlan plan, long draw) {
        return plan.with(Ending.completeAfter(Pause.until(after, release::whenReleased)));
    }

    @Override
    public String toString() {
        return "stall(until=" + UNTIL + (after == 0 ? "" : ", after=" + after) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && ((HeldStallFault) other).release == release;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
