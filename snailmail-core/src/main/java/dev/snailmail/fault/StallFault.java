package dev.snailmail.fault;

import dev.snailmail.exchange.Ending;
import dev.snailmail.exchange.Pause;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.time.Durations;
import java.time.Duration;

/** Nothing comes for a while. */
final class StallFault extends Fault {

    private final Duration duration;
    private final long after;

    StallFault(Duration duration, long after) {
        this.duration = Checks.positive("duration", duration);
        this.after = Checks.notNegative("after", after);
    }

    @Override
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return after == 0 || plan.bodyLength() > after;
    }

    @Override
    ResponsePlan spoiled(RequestInfo request, ResponsePlan plan, long draw) {
        return plan.with(Ending.completeAfter(Pause.once(after, duration.toNanos())));
    }

    @Override
    Duration waits() {
        return duration;
    }

    @Override
    public String toString() {
        return "stall(" + Durations.format(duration) + (after == 0 ? "" : ", after=" + after) + ")";
    }
}
