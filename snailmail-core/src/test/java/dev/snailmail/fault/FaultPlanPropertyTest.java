package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.RequestLimit;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any plan is what its text says. */
class FaultPlanPropertyTest {

    @Property
    void whatIsWrittenParsesBack(@ForAll("plans") FaultPlan plan) {
        assertThat(FaultPlan.parse(plan.toString())).isEqualTo(plan).hasToString(plan.toString());
    }

    /** A control port gets rules one by one. */
    @Property
    void soDoesEachRule(@ForAll("plans") FaultPlan plan) {
        FaultPlan again = FaultPlan.none();
        for (String rule : plan.ruleTexts()) {
            again = again.followedBy(FaultPlan.parse(rule));
        }
        assertThat(again).isEqualTo(plan);
    }

    @Provide
    Arbitrary<FaultPlan> plans() {
        Arbitrary<Consumer<FaultPlanBuilder>> limits = Arbitraries.integers()
                .between(1, 10_000)
                .map(rate -> plan ->
                        plan.limit(RequestLimit.atMost(rate).requestsPerSecond().perPrefix()));
        Arbitrary<Consumer<FaultPlanBuilder>> rules = Combinators.combine(patterns(), settings(), faults())
                .as((pattern, set, fault) -> plan -> {
                    FaultRuleBuilder rule = plan.on(pattern);
                    set.accept(rule);
                    rule.inject(fault);
                });
        return Arbitraries.oneOf(List.of(rules, limits)).list().ofMaxSize(4).map(all -> {
            FaultPlanBuilder plan = FaultPlan.builder();
            all.forEach(rule -> rule.accept(plan));
            return plan.build();
        });
    }

    /** With all that could be taken for something else. */
    private static Arbitrary<String> patterns() {
        Arbitrary<String> globs = Arbitraries.strings()
                .withChars("ab=*?/ ;:'(),\t\n\u2003\u0085\u001c")
                .ofMaxLength(12)
                .map(text -> "k" + text + "k");
        Arbitrary<String> settings = Arbitraries.of(
                "nth=2", "untilReset", "x=1", "first=a/b", "year=2026/**", "range=bytes=0-", "GET", "none");
        Arbitrary<String> methods = Arbitraries.of("", "GET ", "HEAD ");
        return Combinators.combine(methods, Arbitraries.oneOf(globs, settings)).as((method, glob) -> method + glob);
    }

    private static Arbitrary<Consumer<FaultRuleBuilder>> settings() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(1, Long.MAX_VALUE);
        Arbitrary<Duration> times =
                Arbitraries.longs().between(1, Duration.ofDays(365).toNanos()).map(Duration::ofNanos);
        Arbitrary<String> ranges = Arbitraries.strings()
                .withChars("0-9=,* ;:'()\u2003\u001c")
                .ofMaxLength(10)
                .map(text -> "bytes=" + text);
        Arbitrary<Consumer<FaultRuleBuilder>> byNumber = Arbitraries.oneOf(List.of(
                numbers.map(number -> rule -> rule.nth(number)),
                numbers.map(number -> rule -> rule.nthPerKey(number)),
                numbers.map(number -> rule -> rule.first(number))));
        Arbitrary<Consumer<FaultRuleBuilder>> other = Arbitraries.oneOf(List.of(
                ranges.map(range -> rule -> rule.range(range)),
                times.map(from -> rule -> rule.from(from)),
                times.map(to -> rule -> rule.to(to))));
        Arbitrary<Consumer<FaultRuleBuilder>> last = Arbitraries.oneOf(List.of(
                numbers.map(number -> rule -> rule.times(number)),
                Arbitraries.doubles()
                        .between(0, false, 1, true)
                        .ofScale(12)
                        .map(chance -> rule -> rule.probability(chance)),
                Arbitraries.just(FaultRuleBuilder::untilReset)));
        return Combinators.combine(byNumber, other, last).as((first, second, third) -> rule -> {
            first.accept(rule);
            second.accept(rule);
            third.accept(rule);
        });
    }

    private static Arbitrary<Fault> faults() {
        return Arbitraries.of(
                Fault.resetAfter(7),
                Fault.ignoreRange(),
                Fault.stall(Duration.ofMillis(3), 5),
                Fault.status(503).body("it's (a; b: c)\n"),
                Fault.status(429).retryAfter(Duration.ofSeconds(2)));
    }
}
