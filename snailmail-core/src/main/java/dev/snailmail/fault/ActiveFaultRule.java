package dev.snailmail.fault;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.RuleVerdict;
import dev.snailmail.network.DrawKey;
import dev.snailmail.network.Occurrences;
import dev.snailmail.store.ObjectStore;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A rule that counts the requests it is for. */
final class ActiveFaultRule implements ActiveRule {

    /** Apart from latencies, which are drawn from the same seed. */
    private static final long SALT = 0x9e3779b97f4a7c15L;

    /** One unit in the last place of a number below 1. */
    private static final double ULP = 0x1.0p-53;

    private static final int BITS_BEHIND = 11;

    private final FaultRule rule;
    private final long startTick;
    private final long salt;

    /** Whether anything depends on a draw; or else it need not remember which requests have come. */
    private final boolean draws;

    /** Into how many requests the fault may be injected. */
    private final long times;

    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong injected = new AtomicLong();
    private final Occurrences ofKey = new Occurrences();
    private final Occurrences ofKind = new Occurrences();

    ActiveFaultRule(FaultRule rule, long startTick) {
        this.rule = rule;
        this.startTick = startTick;
        // By what it says, not by its place, so that a rule more before it changes nothing.
        this.salt = DrawKey.of(rule.toString()) ^ SALT;
        this.times = rule.count().times().orElse(Long.MAX_VALUE);
        this.draws = rule.probability() < 1 || rule.fault().draws();
    }

    @Override
    public Look look(RequestInfo request, long tick, long seed) {
        if (!isFor(request, tick)) {
            return Look.IGNORED;
        }
        long nth = seen.incrementAndGet();
        long nthOfKey = rule.count().nthPerKey().isPresent() ? 1L + ofKey.next(DrawKey.of(request.key())) : 0;
        long draw = draws ? draw(request, seed) : 0;
        boolean isDrawn = (draw >>> BITS_BEHIND) * ULP < rule.probability();
        return counts(nth, nthOfKey) ? new Look(RuleVerdict.MATCHED, isDrawn, draw) : Look.COUNTED;
    }

    @Override
    public Optional<ResponsePlan> answer(
            RequestInfo request, long tick, long draw, ObjectStore store, Dialect dialect, Instant now) {
        return isUsedUp() ? Optional.empty() : rule.fault().answer(request, draw, store, dialect, now, this::claim);
    }

    private boolean isFor(RequestInfo request, long tick) {
        return rule.requests().matches(request)
                && (rule.range().isEmpty() || rule.range().get().matches(request.range()))
                // What arrived just before a reset may meet the round behind it.
                && rule.window().contains(Math.max(0, tick - startTick));
    }

    private long draw(RequestInfo request, long seed) {
        long kind = DrawKey.of(request);
        return DrawKey.mix(kind, seed ^ salt, ofKind.next(kind));
    }

    private boolean counts(long nth, long nthOfKey) {
        FaultRule.Count count = rule.count();
        return nth == count.nth().orElse(nth)
                && nthOfKey == count.nthPerKey().orElse(nthOfKey)
                && nth <= count.first().orElse(nth);
    }

    private boolean isUsedUp() {
        return injected.get() >= times;
    }

    /** Of requests that are answered at once, no more than {@code times} get the fault. */
    private boolean claim() {
        return injected.getAndUpdate(count -> Math.min(count + 1, times)) < times;
    }
}
