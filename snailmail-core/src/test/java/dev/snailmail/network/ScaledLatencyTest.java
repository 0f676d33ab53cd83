package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledLatencyTest extends LatencyContract {

    @Override
    Latency law() {
        return Latency.exponential(Duration.ofMillis(45)).scaledBy(1.5);
    }

    @Override
    String spec() {
        return "scaled(exponential(mean=45ms), by=1.5)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> 1 - Math.exp(-nanos / 67.5e6);
    }

    @Test
    void describesTheFactorAndWhatFollows() {
        LatencyDescription description = law().describe(1);
        assertThat(description.parameters()).isEqualTo(Map.of("by", 1.5));
        assertThat(description.derived()).containsEntry("mean_ms", 67.5);
        assertThat(description.derived().get("median_ms")).isCloseTo(67.5 * Math.log(2), within(1e-9));
    }

    @Test
    void aScaledConstantIsAConstant() {
        Latency constant = Latency.fixed(Duration.ofMillis(3)).scaledBy(0.1);
        assertThat(constant.isConstant()).isTrue();
        assertThat(constant.sampleNanos(null)).isEqualTo(300_000);
        assertThat(law().isConstant()).isFalse();
    }

    @Test
    void doesNotOverflow() {
        assertThat(Latency.fixed(Duration.ofNanos(Long.MAX_VALUE)).scaledBy(1e6).sampleNanos(null))
                .isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.99e-6, 1.01e6, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAFactorOutOfBounds(double by) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> law().scaledBy(by))
                .withMessage("by (%s) must be from 0.000001 to 1000000", by);
    }

    @Test
    void nestsUpToAHundredLaws() {
        Latency law = Latency.none();
        for (int i = 1; i < 100; i++) {
            law = law.scaledBy(2);
        }
        Latency deepest = law;
        assertThat(Latency.parse(deepest.toString())).isEqualTo(deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deepest.scaledBy(2))
                .withMessage("laws in one (101) must be at most 100");
    }
}
