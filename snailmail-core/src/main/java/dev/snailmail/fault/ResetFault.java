package dev.snailmail.fault;

import dev.snailmail.exchange.Ending;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import java.util.List;

/** The connection is reset: before the head, behind it or in the midst of the body. */
final class ResetFault extends Fault {

    private static final long NOTHING = -1;

    static final Fault BEFORE_HEAD = new ResetFault();

    private final long after;

    private ResetFault() {
        this.after = NOTHING;
    }

    ResetFault(long after) {
        this.after = Checks.notNegative("after", after);
    }

    @Override
    ResponsePlan spoiled(RequestInfo request, ResponsePlan plan, long draw) {
        return after == NOTHING
                ? plan.with(plan.headers(), plan.contentLength(), List.of()).with(Ending.resetBeforeHead())
                : Bodies.cutTo(after, plan).with(Ending.reset());
    }

    @Override
    public String toString() {
        return after == NOTHING ? "reset" : "reset(after=" + after + ")";
    }
}
