package dev.snailmail.fault;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.RuleVerdict;
import dev.snailmail.network.RequestLimit;
import dev.snailmail.network.RequestMeter;
import dev.snailmail.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Requests beyond a rate are refused.
 *
 * @param limit the rate
 */
record LimitRule(RequestLimit limit) implements Rule {

    private static final int SERVICE_UNAVAILABLE = 503;

    /** As object stores answer that ask their clients to slow down. */
    private static final Fault REFUSAL = Fault.status(SERVICE_UNAVAILABLE).retryAfter(Duration.ofSeconds(1));

    @Override
    public ActiveRule activate(long startTick) {
        return new ActiveLimit(limit, new RequestMeter(limit, startTick));
    }

    /** Counts requests only if no rule before it has decided them. */
    private record ActiveLimit(RequestLimit limit, RequestMeter meter) implements ActiveRule {

        @Override
        public Look look(RequestInfo request, long tick, long seed) {
            return new Look(RuleVerdict.COUNTED, true, 0);
        }

        @Override
        public Optional<ResponsePlan> answer(
                RequestInfo request, long tick, long draw, ObjectStore store, Dialect dialect, Instant now) {
            if (meter.admits(request.key(), tick)) {
                return Optional.empty();
            }
            ResponsePlan plan = dialect.answer(request, store, now);
            return Optional.of(REFUSAL.spoiled(request, plan, draw).faulted(limit.toString(), 0));
        }
    }

    @Override
    public Fault fault() {
        return REFUSAL;
    }

    @Override
    public boolean endsAtReset() {
        return false;
    }

    @Override
    public String toString() {
        return limit.toString();
    }
}
