package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ShiftedLatencyTest extends LatencyContract {

    @Override
    Latency law() {
        return Latency.exponential(Duration.ofMillis(45)).shiftedBy(Duration.ofMillis(100));
    }

    @Override
    String spec() {
        return "shifted(exponential(mean=45ms), by=100ms)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> 1 - Math.exp(-Math.max(0, nanos - 100e6) / 45e6);
    }

    @Test
    void everyDrawIsLaterByAsMuch() {
        long[] inner = draws(Latency.exponential(Duration.ofMillis(45)), 3, 100);
        assertThat(draws(law(), 3, 100))
                .isEqualTo(
                        Arrays.stream(inner).map(nanos -> nanos + 100_000_000).toArray());
    }

    @Test
    void describesTheShiftAndWhatFollows() {
        LatencyDescription description = law().describe(1);
        assertThat(description.parameters()).isEqualTo(Map.of("by_ms", 100.0));
        assertThat(description.derived()).containsEntry("mean_ms", 145.0);
        assertThat(description.derived().get("median_ms")).isCloseTo(100 + 45 * Math.log(2), within(1e-9));
        assertThat(Latency.parse("shifted(normal(45ms, 10ms), by=1s)")
                        .describe(1)
                        .derived())
                .isEmpty();
    }

    @Test
    void aShiftedConstantIsAConstant() {
        Latency constant = Latency.fixed(Duration.ofMillis(1)).shiftedBy(Duration.ofMillis(2));
        assertThat(constant.isConstant()).isTrue();
        assertThat(constant.sampleNanos(null)).isEqualTo(3_000_000);
        assertThat(law().isConstant()).isFalse();
    }

    @Test
    void doesNotOverflow() {
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        assertThat(Latency.fixed(longest).shiftedBy(longest).sampleNanos(null)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesANegativeShift() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.none().shiftedBy(Duration.ofMillis(-1)))
                .withMessage("by (-1ms) must not be negative");
    }

    @Test
    void nestsUpToAHundredLaws() {
        Latency law = Latency.none();
        for (int i = 1; i < 100; i++) {
            law = law.shiftedBy(Duration.ofMillis(1));
        }
        Latency deepest = law;
        assertThat(Latency.parse(deepest.toString())).isEqualTo(deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deepest.shiftedBy(Duration.ofMillis(1)))
                .withMessage("laws in one (101) must be at most 100");
    }
}
