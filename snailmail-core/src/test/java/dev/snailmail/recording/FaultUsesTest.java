package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.RuleVerdict;
import dev.snailmail.exchange.RuleVerdicts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultUsesTest {

    private final FaultUses uses = new FaultUses();

    private void met(List<String> rules, RuleVerdict... verdicts) {
        uses.add(new RuleVerdicts(rules, List.of(verdicts)));
    }

    @Test
    void eachVerdictCountsForWhatItGotThrough() {
        List<String> rules = List.of("a", "b", "c", "d", "e");
        met(
                rules,
                RuleVerdict.IGNORED,
                RuleVerdict.COUNTED,
                RuleVerdict.MATCHED,
                RuleVerdict.UNCHANGED,
                RuleVerdict.INJECTED);
        met(
                rules,
                RuleVerdict.IGNORED,
                RuleVerdict.MATCHED,
                RuleVerdict.MATCHED,
                RuleVerdict.INJECTED,
                RuleVerdict.INJECTED);
        assertThat(uses.toList())
                .containsExactly(
                        new FaultUse("a", 0, 0, 0, 0),
                        new FaultUse("b", 2, 1, 0, 0),
                        new FaultUse("c", 2, 2, 0, 0),
                        new FaultUse("d", 2, 2, 1, 1),
                        new FaultUse("e", 2, 2, 0, 2));
    }

    @Test
    void rulesThatAreAlikeHaveCountsOfTheirOwn() {
        met(List.of("a", "a"), RuleVerdict.INJECTED, RuleVerdict.MATCHED);
        assertThat(uses.toList()).containsExactly(new FaultUse("a", 1, 1, 0, 1), new FaultUse("a", 1, 1, 0, 0));
    }

    @Test
    void aRuleThatIsPlannedAgainGoesOn() {
        met(List.of("a"), RuleVerdict.INJECTED);
        met(List.of("b"), RuleVerdict.COUNTED);
        met(List.of("b", "a"), RuleVerdict.COUNTED, RuleVerdict.INJECTED);
        assertThat(uses.toList())
                .containsExactlyInAnyOrder(new FaultUse("a", 2, 2, 0, 2), new FaultUse("b", 2, 0, 0, 0));
    }

    @Test
    void theRulesOfThePlanComeFirstAndInItsOrder() {
        List<FaultUse> known =
                List.of(new FaultUse("old", 1, 1, 0, 1), new FaultUse("a", 2, 2, 0, 2), new FaultUse("a", 3, 3, 0, 3));
        assertThat(FaultUses.inOrderOf(List.of("new", "a"), known))
                .containsExactly(
                        new FaultUse("new", 0, 0, 0, 0),
                        new FaultUse("a", 2, 2, 0, 2),
                        new FaultUse("old", 1, 1, 0, 1),
                        new FaultUse("a", 3, 3, 0, 3));
        assertThat(FaultUses.inOrderOf(List.of(), known))
                .containsExactlyElementsOf(List.of(
                        new FaultUse("old", 1, 1, 0, 1), new FaultUse("a", 2, 2, 0, 2), new FaultUse("a", 3, 3, 0, 3)));
    }

    @Test
    void ofEverNewPlansTheEarliestRulesAreForgotten() {
        for (int i = 0; i < 3 * FaultUses.MOST; i++) {
            met(List.of("always", "rule " + i), RuleVerdict.COUNTED, RuleVerdict.INJECTED);
        }
        assertThat(uses.toList())
                .hasSize(FaultUses.MOST)
                .contains(new FaultUse("always", 3 * FaultUses.MOST, 0, 0, 0), new FaultUse("rule 2999", 1, 1, 0, 1))
                .doesNotContain(new FaultUse("rule 0", 1, 1, 0, 1));
        List<String> large = IntStream.range(0, FaultUses.MOST + 1)
                .mapToObj(i -> "large " + i)
                .toList();
        met(large, large.stream().map(rule -> RuleVerdict.INJECTED).toArray(RuleVerdict[]::new));
        assertThat(uses.toList()).extracting(FaultUse::rule).isEqualTo(large);
    }

    @Test
    void theOutcomeIsToldInWords() {
        assertThat(new FaultUse("GET a: reset", 3, 2, 1, 1))
                .hasToString("GET a: reset -> injected into 1 request")
                .satisfies(use -> assertThat(use.outcome()).isEqualTo("injected into 1 request"));
        assertThat(new FaultUse("r", 3, 2, 0, 2).outcome()).isEqualTo("injected into 2 requests");
        assertThat(new FaultUse("r", 0, 0, 0, 0).outcome()).isEqualTo("not injected: no request matched");
        assertThat(new FaultUse("r", 2, 0, 0, 0).outcome())
                .isEqualTo("not injected: 2 requests matched, but none by number");
        assertThat(new FaultUse("r", 2, 2, 1, 0).outcome()).isEqualTo("not injected: nothing to change in 1 response");
        assertThat(new FaultUse("r", 2, 1, 0, 0).outcome())
                .isEqualTo("not injected: 1 request matched, but chance or an earlier rule decided otherwise");
    }
}
