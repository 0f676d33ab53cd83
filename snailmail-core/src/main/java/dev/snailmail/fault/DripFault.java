package dev.snailmail.fault;

import dev.snailmail.exchange.Ending;
import dev.snailmail.exchange.Pause;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.time.Durations;
import java.time.Duration;

/** The body comes in drops, with nothing between them. */
final class DripFault extends Fault {

    private final long bytes;
    private final Duration every;

    DripFault(long bytes, Duration every) {
        this.bytes = Checks.atLeastOne("bytes", bytes);
        this.every = Checks.positive("every", every);
    }

    @Override
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return plan.bodyLength() > bytes;
    }

    @Override
    ResponsePlan spoiled(RequestInfo request, ResponsePlan plan, long draw) {
        return plan.with(Ending.completeAfter(Pause.every(bytes, every.toNanos())));
    }

    @Override
    Duration waits() {
        return every;
    }

    @Override
    public String toString() {
        return "drip(bytes=" + bytes + ", every=" + Durations.format(every) + ")";
    }
}
