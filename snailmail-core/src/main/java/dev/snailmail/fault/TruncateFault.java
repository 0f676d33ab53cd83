package dev.snailmail.fault;

import dev.snailmail.exchange.Ending;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;

/** The body ends before its length, and the connection with it, in good order. */
final class TruncateFault extends Fault {

    private final long after;

    TruncateFault(long after) {
        this.after = Checks.notNegative("after", after);
    }

    @Override
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return plan.bodyLength() > after;
    }

    @Override
    ResponsePlan spoiled(RequestInfo request, ResponsePlan plan, long draw) {
        return Bodies.cutTo(after, plan).with(Ending.truncate());
    }

    @Override
    public String toString() {
        return "truncate(after=" + after + ")";
    }
}
