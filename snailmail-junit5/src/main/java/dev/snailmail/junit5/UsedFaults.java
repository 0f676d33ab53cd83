package dev.snailmail.junit5;

import dev.snailmail.SlowServer;
import dev.snailmail.locking.GuardedBy;
import dev.snailmail.recording.FaultUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often the planned faults of a server were used since a test began, over the resets that the test asks for. */
final class UsedFaults {

    private final SlowServer server;

    private volatile boolean isWatched;

    @GuardedBy("this")
    private final Map<Rule, FaultUse> beforeReset = new HashMap<>();

    /**
     * A rule of a plan.
     *
     * @param text the rule as text
     * @param nthAlike which one it is of those with this text, from 1
     */
    record Rule(String text, int nthAlike) {}

    UsedFaults(SlowServer server) {
        this.server = server;
    }

    /**
     * Starts over.
     *
     * @param watched whether anybody will ask
     */
    synchronized void begin(boolean watched) {
        isWatched = watched;
        beforeReset.clear();
    }

    /** Keeps what a reset is about to forget. */
    void keep() {
        if (isWatched) {
            Map<Rule, FaultUse> forgotten = byRule(server.snapshot().faultUses());
            synchronized (this) {
                forgotten.forEach((rule, use) -> beforeReset.merge(rule, use, UsedFaults::sum));
            }
        }
    }

    /**
     * Returns how often a rule was used.
     *
     * @param settled whether to wait, at most a second, until the requests in flight have ended
     */
    FaultUse of(Rule rule, boolean settled) {
        FaultUse none = new FaultUse(rule.text(), 0, 0, 0, 0);
        FaultUse sinceReset = byRule((settled ? server.recording() : server.snapshot()).faultUses())
                .getOrDefault(rule, none);
        synchronized (this) {
            return sum(sinceReset, beforeReset.getOrDefault(rule, none));
        }
    }

    private static Map<Rule, FaultUse> byRule(List<FaultUse> uses) {
        Map<String, Integer> alike = new HashMap<>();
        Map<Rule, FaultUse> byRule = new HashMap<>();
        uses.forEach(use -> byRule.put(new Rule(use.rule(), alike.merge(use.rule(), 1, Integer::sum)), use));
        return byRule;
    }

    static FaultUse sum(FaultUse one, FaultUse other) {
        return new FaultUse(
                one.rule(),
                one.requests() + other.requests(),
                one.matched() + other.matched(),
                one.unchanged() + other.unchanged(),
                one.injected() + other.injected());
    }
}
