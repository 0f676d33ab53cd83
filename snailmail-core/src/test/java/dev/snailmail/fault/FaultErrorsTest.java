package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rest                          | \"rest\" names no fault; did you mean reset? allowed: \"reset\"",
                "status                        | lacks status",
                "status(200)                   | is out of bounds: status (200) must be from 400 to 599",
                "status(99999999999)           | is out of bounds: status (2147483647) must be from 400 to 599",
                "status(abc)                   | has status (abc), which must be a whole number",
                "status(503, retryAfter=1)     | has retryAfter (1), which needs a unit, such as 1ms or 1s",
                "status(503, retryAfter=500ms) | retryAfter (500ms) must be whole seconds",
                "status(503, retryAfter=-1s)   | retryAfter (-1s) must not be negative",
                "status(503, retry=1s)         | has no parameter called retry",
                "reset(after=-1)               | after (-1) must not be negative",
                "reset(1, 2)                   | has too many arguments",
                "truncate                      | lacks after",
                "truncate(after=-1)            | after (-1) must not be negative",
                "stall                         | lacks duration",
                "stall(0ms)                    | duration (0ms) must be positive",
                "stall(-1ms)                   | duration (-1ms) must be positive",
                "stall(1ms, after=-1)          | after (-1) must not be negative",
                "stall(1ms, until=released)    | has both a duration and until",
                "stall(until=noon)             | has until (noon), which must be released",
                "drip(bytes=0, every=1ms)      | bytes (0) must be at least 1",
                "drip(bytes=1)                 | lacks every",
                "drip(bytes=1, every=0ms)      | every (0ms) must be positive",
                "corrupt(bits=0)               | bits (0) must be from 1 to 1000",
                "corrupt(bits=1001)            | bits (1001) must be from 1 to 1000",
                "ignoreRange(1)                | has too many arguments",
                "delay(0ms)                    | duration (0ms) must be positive",
                "delay(1000000min)             | must be at most 365 days",
                "reset(after=1                 | has a parenthesis or a quote without its counterpart"
            })
    void saysWhatIsWrongWithASpec(String spec, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.parse(spec))
                .withMessageStartingWith("\"" + spec + "\" ")
                .withMessageContaining(problem)
                .withMessageContaining("allowed: ");
    }

    private static void assertRefused(Consumer<FaultRuleBuilder> setting, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.accept(FaultPlan.builder().on("*")))
                .withMessage(message);
    }

    @Test
    void saysWhatIsWrongWithARule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultPlan.builder().on(" "))
                .withMessageStartingWith("requests ( ) must be ");
        assertRefused(rule -> rule.nth(0), "nth (0) must be at least 1");
        assertRefused(rule -> rule.nthPerKey(0), "nthPerKey (0) must be at least 1");
        assertRefused(rule -> rule.first(-3), "first (-3) must be at least 1");
        assertRefused(rule -> rule.times(0), "times (0) must be at least 1");
        assertRefused(rule -> rule.probability(0), "probability (0.0) must be above 0 and at most 1");
        assertRefused(rule -> rule.probability(1.1), "probability (1.1) must be above 0 and at most 1");
        assertRefused(rule -> rule.probability(Double.NaN), "probability (NaN) must be above 0 and at most 1");
        assertRefused(rule -> rule.from(Duration.ofMillis(-1)), "from (-1ms) must not be negative");
        assertRefused(rule -> rule.to(Duration.ZERO), "to (0ms) must be positive");
        assertRefused(
                rule -> rule.range(" "),
                "range ( ) must be a Range header such as \"bytes=0-\", or a glob such as \"bytes=*\"");
        assertRefused(
                rule -> rule.from(Duration.ofSeconds(3))
                        .to(Duration.ofSeconds(3))
                        .inject(Fault.resetBeforeHead()),
                "from (3s) must be before to (3s)");
        assertRefused(
                rule -> rule.nth(5).first(3).inject(Fault.resetBeforeHead()),
                "nth (5) must be at most first (3), or the rule fits no request");
    }

    @Test
    void nothingIsSetTwice() {
        Map<String, Consumer<FaultRuleBuilder>> settings = Map.of(
                "nth", rule -> rule.nth(1),
                "nthPerKey", rule -> rule.nthPerKey(1),
                "first", rule -> rule.first(1),
                "times", rule -> rule.times(1),
                "probability", rule -> rule.probability(1),
                "from", rule -> rule.from(Duration.ZERO),
                "to", rule -> rule.to(Duration.ofSeconds(1)),
                "range", rule -> rule.range("bytes=0-"),
                "untilReset", FaultRuleBuilder::untilReset);
        settings.forEach((name, setting) -> {
            FaultRuleBuilder rule = FaultPlan.builder().on("*");
            setting.accept(rule);
            assertThatIllegalStateException()
                    .isThrownBy(() -> setting.accept(rule))
                    .withMessage(name + " is already set; it may be set once");
        });
    }

    @Test
    void aRuleHasOneFault() {
        String message = "the rule (GET) has no fault; end it with inject(...)";
        FaultPlanBuilder plan = FaultPlan.builder();
        FaultRuleBuilder rule = plan.on("GET");
        assertThatIllegalStateException().isThrownBy(plan::build).withMessage(message);
        assertThatIllegalStateException().isThrownBy(() -> plan.on("HEAD")).withMessage(message);
        rule.inject(Fault.resetBeforeHead());
        assertThatIllegalStateException()
                .isThrownBy(() -> rule.inject(Fault.ignoreRange()))
                .withMessage("the rule (GET: ignoreRange) has a fault already; begin another with on(...)");
        assertThat(plan.build()).hasToString("GET: reset");
        assertThatNullPointerException()
                .isThrownBy(() -> plan.on("*").inject(null))
                .withMessage("fault must not be null");
    }

    @Test
    void aServerHasOnePlan() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SlowServer.builder(ObjectStore.synthetic("object", 1))
                        .faults(FaultPlan.none())
                        .faults(FaultPlan.none()))
                .withMessage("faults is already set to none; it may be set once");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        SlowServer.builder(ObjectStore.synthetic("object", 1)).faults(null))
                .withMessageContaining("FaultPlan.none()");
    }
}
