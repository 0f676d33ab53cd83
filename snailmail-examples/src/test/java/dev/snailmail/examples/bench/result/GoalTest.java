package dev.snailmail.examples.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void aBoundIsMetUpToAndAtIt() {
        assertThat(Goal.atMost(50).verdict(50)).isEqualTo("yes");
        assertThat(Goal.atMost(50).verdict(50.1)).isEqualTo("**no**");
        assertThat(Goal.atLeast(2).verdict(2)).isEqualTo("yes");
        assertThat(Goal.atLeast(2).verdict(1.9)).isEqualTo("**no**");
    }

    @Test
    void anErrorMayBeNeitherTooMuchNorTooLittle() {
        assertThat(Goal.within(0.5).verdict(-0.5)).isEqualTo("yes");
        assertThat(Goal.within(0.5).verdict(-0.6)).isEqualTo("**no**");
        assertThat(Goal.within(0.5).verdict(0.6)).isEqualTo("**no**");
    }

    @Test
    void theHarderBoundIsToldApart() {
        Goal goal = Goal.atLeast(0.65).stretch(0.85);

        assertThat(goal).hasToString("≥ 0.65 (0.85)");
        assertThat(goal.verdict(0.7)).isEqualTo("yes");
        assertThat(goal.verdict(0.85)).isEqualTo("yes, and the harder one");
        assertThat(goal.verdict(0.5)).isEqualTo("**no**");
    }

    @Test
    void aBoundThatWasMeasuredIsRounded() {
        assertThat(Goal.atMost(1200).stretch(1122.0239840000001)).hasToString("≤ 1200 (1122)");
        assertThat(Goal.atMost(1.2).stretch(1.1220239840000001)).hasToString("≤ 1.2 (1.122)");
    }

    @Test
    void aHarderBoundThatIsEasierIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Goal.atMost(50).stretch(60))
                .withMessage("stretch (60.0) must be harder than the goal: ≤ 50");
    }

    @Test
    void whatHasNoGoalHasNoVerdict() {
        assertThat(Goal.none().verdict(1)).isEmpty();
        assertThat(Goal.none()).hasToString("");
    }
}
