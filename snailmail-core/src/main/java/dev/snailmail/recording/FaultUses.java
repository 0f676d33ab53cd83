package dev.snailmail.recording;

import dev.snailmail.exchange.RuleVerdict;
import dev.snailmail.exchange.RuleVerdicts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often the rules of the fault plans fitted that the requests of a recording met. For one thread at a time. */
final class FaultUses {

    /** Memory is bounded: of a server with ever new plans, the earliest rules are forgotten. */
    static final int MOST = 1_000;

    private final Map<Rule, Count> counts = new LinkedHashMap<>();

    /** The rules of the latest request, which are mostly those of the next one, too. */
    private List<String> latestRules = List.of();

    private List<Count> latestCounts = List.of();

    /** Of rules of one plan that are alike, each has its own counts. */
    private record Rule(String text, int nthAlike) {}

    private static final class Count {
        private long requests;
        private long matched;
        private long unchanged;
        private long injected;

        void add(RuleVerdict verdict) {
            requests += verdict.compareTo(RuleVerdict.COUNTED) >= 0 ? 1 : 0;
            matched += verdict.compareTo(RuleVerdict.MATCHED) >= 0 ? 1 : 0;
            unchanged += verdict == RuleVerdict.UNCHANGED ? 1 : 0;
            injected += verdict == RuleVerdict.INJECTED ? 1 : 0;
        }
    }

    /** Notes what the rules of a plan made of a request. */
    void add(RuleVerdicts rules) {
        if (rules.rules() != latestRules) {
            latestRules = rules.rules();
            latestCounts = countsOf(latestRules);
        }
        for (int i = 0; i < latestCounts.size(); i++) {
            latestCounts.get(i).add(rules.verdicts().get(i));
        }
    }

    private List<Count> countsOf(List<String> rules) {
        List<Count> found = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        for (String text : rules) {
            Rule rule = new Rule(text, alike.merge(text, 1, Integer::sum));
            // Last in the order of the map, so that the rules of earlier plans are forgotten first.
            Count count = counts.containsKey(rule) ? counts.remove(rule) : new Count();
            counts.put(rule, count);
            found.add(count);
        }
        Iterator<Rule> earliest = counts.keySet().iterator();
        while (counts.size() > Math.max(MOST, rules.size())) {
            earliest.next();
            earliest.remove();
        }
        return found;
    }

    List<FaultUse> toList() {
        return counts.entrySet().stream()
                .map(entry -> {
                    Count count = entry.getValue();
                    return new FaultUse(
                            entry.getKey().text(), count.requests, count.matched, count.unchanged, count.injected);
                })
                .toList();
    }

    /**
     * Puts the rules of a plan first, in its order, also those that no request has met.
     *
     * @param uses the uses of these and other rules
     * @param rules the rules of the plan as text
     */
    static List<FaultUse> inOrderOf(List<String> rules, List<FaultUse> uses) {
        Map<String, Deque<FaultUse>> byRule = new LinkedHashMap<>();
        uses.forEach(use ->
                byRule.computeIfAbsent(use.rule(), rule -> new ArrayDeque<>()).add(use));
        List<FaultUse> ordered = new ArrayList<>();
        for (String rule : rules) {
            Deque<FaultUse> alike = byRule.getOrDefault(rule, new ArrayDeque<>());
            ordered.add(alike.isEmpty() ? FaultUse.none(rule) : alike.removeFirst());
        }
        byRule.values().forEach(ordered::addAll);
        return ordered;
    }
}
