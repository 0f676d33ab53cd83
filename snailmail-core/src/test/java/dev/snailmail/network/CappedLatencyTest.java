package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CappedLatencyTest extends LatencyContract {

    @Override
    Latency law() {
        return Latency.exponential(Duration.ofMillis(45)).cappedAt(Duration.ofMillis(300));
    }

    @Override
    String spec() {
        return "capped(exponential(mean=45ms), at=300ms)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> nanos >= 300e6 ? 1 : 1 - Math.exp(-nanos / 45e6);
    }

    @Test
    void whatIsLongerIsCut() {
        Latency half =
                Latency.exponential(Duration.ofMillis(45)).cappedAt(Duration.ofNanos((long) (45e6 * Math.log(2))));
        long[] draws = draws(half, 3, 100_000);
        long most = Arrays.stream(draws).max().orElseThrow();
        assertThat(most).isEqualTo((long) (45e6 * Math.log(2)));
        assertThat(Arrays.stream(draws).filter(draw -> draw == most).count() / 1e5)
                .isCloseTo(0.5, within(0.01));
    }

    @Test
    void describesTheBoundAndTheMedian() {
        LatencyDescription description = law().describe(1);
        assertThat(description.parameters()).isEqualTo(Map.of("at_ms", 300.0));
        assertThat(description.derived()).containsOnlyKeys("median_ms");
        assertThat(description.derived().get("median_ms")).isCloseTo(45 * Math.log(2), within(1e-9));
        assertThat(Latency.parse("capped(exponential(45ms), at=1ms)")
                        .describe(1)
                        .derived())
                .containsOnly(Map.entry("median_ms", 1.0));
    }

    @Test
    void aCappedConstantAndABoundOfZeroAreConstants() {
        Latency constant = Latency.fixed(Duration.ofMillis(3)).cappedAt(Duration.ofMillis(2));
        assertThat(constant.isConstant()).isTrue();
        assertThat(constant.sampleNanos(null)).isEqualTo(2_000_000);
        assertThat(constant.meanNanos()).isEqualTo(2e6);
        Latency nothing = law().cappedAt(Duration.ZERO);
        assertThat(nothing.isConstant()).isTrue();
        assertThat(nothing.sampleNanos(null)).isZero();
        assertThat(nothing.medianNanos()).isZero();
        assertThat(law().isConstant()).isFalse();
    }

    @Test
    void refusesANegativeBound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.none().cappedAt(Duration.ofMillis(-1)))
                .withMessage("at (-1ms) must not be negative");
    }

    @Test
    void nestsUpToAHundredLaws() {
        Latency law = Latency.none();
        for (int i = 1; i < 100; i++) {
            law = law.cappedAt(Duration.ofMillis(1));
        }
        Latency deepest = law;
        assertThat(Latency.parse(deepest.toString())).isEqualTo(deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deepest.cappedAt(Duration.ofMillis(1)))
                .withMessage("laws in one (101) must be at most 100");
    }
}
