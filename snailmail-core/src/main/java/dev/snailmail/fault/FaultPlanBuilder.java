package dev.snailmail.fault;

import dev.snailmail.exchange.RequestPattern;
import dev.snailmail.network.RequestLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The rules of a {@link FaultPlan}, in the order in which they are to be asked. Not safe for use by several threads. */
public final class FaultPlanBuilder {

    private final List<Rule> rules = new ArrayList<>();
    private FaultRuleBuilder open;

    FaultPlanBuilder() {}

    /**
     * Begins a rule, which {@link FaultRuleBuilder#inject} ends.
     *
     * @param requests which requests it is for: a method, a glob of keys, or both, as {@link RequestPattern} has it
     * @return the rule, to be narrowed down
     * @throws IllegalArgumentException if that is no pattern
     * @throws IllegalStateException if the rule before it has no fault
     */
    public FaultRuleBuilder on(String requests) {
        requireFault();
        open = new FaultRuleBuilder(this, RequestPattern.parse(requests));
        return open;
    }

    /**
     * Adds a rule for requests beyond a rate: they are answered with 503 and {@code Retry-After: 1} when their latency
     * has passed.
     *
     * @param limit the rate
     * @return this builder
     * @throws IllegalStateException if the rule before it has no fault
     */
    public FaultPlanBuilder limit(RequestLimit limit) {
        requireFault();
        rules.add(new LimitRule(Objects.requireNonNull(limit, "limit must not be null")));
        return this;
    }

    /**
     * Makes the plan. This builder may go on and make others.
     *
     * @return the plan
     * @throws IllegalStateException if the last rule has no fault
     */
    public FaultPlan build() {
        requireFault();
        return rules.isEmpty() ? FaultPlan.none() : new FaultPlan(rules);
    }

    FaultPlanBuilder add(FaultRuleBuilder from, Rule rule) {
        if (from != open) {
            throw new IllegalStateException("the rule (" + rule + ") has a fault already; begin another with on(...)");
        }
        rules.add(rule);
        open = null;
        return this;
    }

    private void requireFault() {
        if (open != null) {
            throw new IllegalStateException("the rule (" + open + ") has no fault; end it with inject(...)");
        }
    }
}
