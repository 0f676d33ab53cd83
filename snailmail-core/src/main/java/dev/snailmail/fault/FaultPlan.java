package dev.snailmail.fault;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Which requests meet which fault: rules in order, of which the first that fits a request decides. Immutable and safe
 * for use by any thread. Made by a {@linkplain #builder builder}:
 *
 * <pre>{@code
 * FaultPlan.builder()
 *         .on("GET data/**").nth(2).inject(Fault.status(503).retryAfter(Duration.ofSeconds(1)))
 *         .on("GET").probability(0.1).inject(Fault.resetBeforeHead())
 *         .build();
 * }</pre>
 *
 * <p>Every rule counts every request that it is for, whichever rule decides. Counts start at zero when the plan is
 * injected and at each reset; draws are keyed as latencies are, so that they do not depend on what else is going on.
 */
public final class FaultPlan {

    private static final FaultPlan NONE = new FaultPlan(List.of());

    private final List<Rule> rules;
    private final List<String> ruleTexts;

    FaultPlan(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.ruleTexts = rules.stream().map(Rule::toString).toList();
    }

    /** {@return a builder of a plan} */
    public static FaultPlanBuilder builder() {
        return new FaultPlanBuilder();
    }

    /**
     * Parses a plan: rules with semicolons between them, such as
     * {@code GET data/** nth=2: status(503); GET probability=0.1: stall(20ms)}. A rule is a
     * {@linkplain dev.snailmail.exchange.RequestPattern pattern of requests}, settings and, behind a colon, a
     * {@linkplain Fault#parse fault}; {@code limit(20/s, per=server)} is a rule of its own. The settings are
     * {@code range=bytes=0-}, {@code nth=2}, {@code nthPerKey=2}, {@code first=3}, {@code times=1}, {@code probability=0.1},
     * {@code from=1s}, {@code to=2s} and {@code untilReset}, as {@link FaultRuleBuilder} explains them.
     *
     * <p>A pattern is between single quotes if it has a space within its glob, a semicolon, a colon, a parenthesis or a single
     * quote, or if its glob looks like a setting, as in {@code 'GET my file.bin' nth=2: reset}. A single quote within is written
     * twice. The same holds for the value of {@code range}.
     *
     * @param spec the plan, as {@link #toString()} prints it; {@code none} for no faults
     * @return the plan
     * @throws IllegalArgumentException if there is no such rule, or a value is out of bounds; the message names the rule,
     *     the mistake and the allowed forms
     */
    public static FaultPlan parse(String spec) {
        return RuleText.parse(spec);
    }

    /** {@return the plan without faults} */
    public static FaultPlan none() {
        return NONE;
    }

    /**
     * Makes a plan of two.
     *
     * @param other the rules for requests that none of these fits
     * @return these rules and then those
     */
    public FaultPlan followedBy(FaultPlan other) {
        if (isEmpty()) {
            return other;
        }
        List<Rule> both = new ArrayList<>(rules);
        both.addAll(other.rules);
        return new FaultPlan(both);
    }

    /** {@return whether there is no rule} */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    List<Rule> rules() {
        return rules;
    }

    /** {@return the rules as text, in their order; the very same list at each call} */
    @API(status = API.Status.INTERNAL)
    public List<String> ruleTexts() {
        return ruleTexts;
    }

    /** What is left of it after a reset. */
    FaultPlan afterReset() {
        List<Rule> left = rules.stream().filter(rule -> !rule.endsAtReset()).toList();
        return left.size() == rules.size() ? this : new FaultPlan(left);
    }

    /**
     * Two plans are equal if their rules are, in their order.
     *
     * @param other anything
     * @return whether it is the same plan
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof FaultPlan plan && plan.rules.equals(rules);
    }

    /** {@return a hash of the rules} */
    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    /** {@return the rules with semicolons between them, which {@link #parse} reads back, or {@code none}} */
    @Override
    public String toString() {
        return isEmpty() ? RuleText.NONE : String.join("; ", ruleTexts);
    }
}
