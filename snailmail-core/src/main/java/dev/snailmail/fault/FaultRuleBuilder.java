package dev.snailmail.fault;

import dev.snailmail.exchange.RequestPattern;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One rule of a {@link FaultPlanBuilder}. Its settings narrow down which requests it fits; each may be set once. Pattern,
 * range and time come first. The requests that they leave are counted for {@link #nth}, {@link #nthPerKey} and
 * {@link #first}, and {@link #probability} draws among the rest. {@link #times} counts the requests into which the fault was
 * really injected. Not safe for use by several threads.
 */
public final class FaultRuleBuilder {

    private final FaultPlanBuilder plan;
    private final RequestPattern requests;
    private Optional<RangePattern> range = Optional.empty();
    private OptionalLong nth = OptionalLong.empty();
    private OptionalLong nthPerKey = OptionalLong.empty();
    private OptionalLong first = OptionalLong.empty();
    private OptionalLong times = OptionalLong.empty();
    private Double probability;
    private Duration from;
    private Duration to;
    private boolean untilReset;

    FaultRuleBuilder(FaultPlanBuilder plan, RequestPattern requests) {
        this.plan = plan;
        this.requests = requests;
    }

    /**
     * Only requests of this range.
     *
     * @param header what the {@code Range} header is, such as {@code bytes=0-}; {@code *} stands for any characters and
     *     {@code ?} for one, so that {@code bytes=*} is any range
     * @return this rule
     * @throws IllegalArgumentException if it is blank
     */
    public FaultRuleBuilder range(String header) {
        once("range", range.isPresent());
        range = Optional.of(new RangePattern(header));
        return this;
    }

    /**
     * Only the nth of the requests.
     *
     * @param number which, from 1
     * @return this rule
     * @throws IllegalArgumentException if the number is below 1
     */
    public FaultRuleBuilder nth(long number) {
        once("nth", nth.isPresent());
        nth = OptionalLong.of(Checks.atLeastOne("nth", number));
        return this;
    }

    /**
     * Only the nth of the requests for each key.
     *
     * @param number which, from 1
     * @return this rule
     * @throws IllegalArgumentException if the number is below 1
     */
    public FaultRuleBuilder nthPerKey(long number) {
        once("nthPerKey", nthPerKey.isPresent());
        nthPerKey = OptionalLong.of(Checks.atLeastOne("nthPerKey", number));
        return this;
    }

    /**
     * Only the first of the requests.
     *
     * @param number how many, at least 1
     * @return this rule
     * @throws IllegalArgumentException if the number is below 1
     */
    public FaultRuleBuilder first(long number) {
        once("first", first.isPresent());
        first = OptionalLong.of(Checks.atLeastOne("first", number));
        return this;
    }

    /**
     * Limits how many requests get the fault. A request that the fault leaves as it is does not count, so a rule for one
     * ignored range waits for a request that has a range.
     *
     * @param number how many requests get the fault at most, at least 1
     * @return this rule
     * @throws IllegalArgumentException if the number is below 1
     */
    public FaultRuleBuilder times(long number) {
        once("times", times.isPresent());
        times = OptionalLong.of(Checks.atLeastOne("times", number));
        return this;
    }

    /**
     * Only by chance, drawn from seed, method, key, range and occurrence.
     *
     * @param chance above 0 and at most 1
     * @return this rule
     * @throws IllegalArgumentException if the chance is out of bounds
     */
    public FaultRuleBuilder probability(double chance) {
        once("probability", probability != null);
        if (!(chance > 0 && chance <= 1)) {
            throw new IllegalArgumentException("probability (" + chance + ") must be above 0 and at most 1");
        }
        probability = chance;
        return this;
    }

    /**
     * Only requests that arrive this late.
     *
     * @param start how long after the start of the server or its last reset, not negative
     * @return this rule
     * @throws IllegalArgumentException if it is negative
     */
    public FaultRuleBuilder from(Duration start) {
        once("from", from != null);
        from = Checks.notNegative("from", start);
        return this;
    }

    /**
     * Only requests that arrive before this.
     *
     * @param end how long after the start of the server or its last reset, positive
     * @return this rule
     * @throws IllegalArgumentException if it is not positive
     */
    public FaultRuleBuilder to(Duration end) {
        once("to", to != null);
        to = Checks.positive("to", end);
        return this;
    }

    /**
     * Only until the next reset; without it, a reset starts the counts over and the rule stays.
     *
     * @return this rule
     */
    public FaultRuleBuilder untilReset() {
        once("untilReset", untilReset);
        untilReset = true;
        return this;
    }

    /**
     * Ends the rule.
     *
     * @param fault what happens to the requests that it fits
     * @return the builder of the plan, for the next rule
     * @throws IllegalArgumentException if the rule can fit no request
     * @throws IllegalStateException if the rule has ended already
     */
    public FaultPlanBuilder inject(Fault fault) {
        Objects.requireNonNull(fault, "fault must not be null");
        FaultRule rule = new FaultRule(
                requests,
                range,
                new FaultRule.Count(nth, nthPerKey, first, times),
                probability == null ? 1 : probability,
                new FaultRule.Window(from == null ? Duration.ZERO : from, Optional.ofNullable(to)),
                untilReset,
                fault);
        return plan.add(this, rule);
    }

    private static void once(String setting, boolean isSet) {
        if (isSet) {
            throw new IllegalStateException(setting + " is already set; it may be set once");
        }
    }

    @Override
    public String toString() {
        return requests.toString();
    }
}
