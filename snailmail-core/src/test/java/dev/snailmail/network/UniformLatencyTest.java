package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class UniformLatencyTest extends LatencyContract {

    @Override
    Latency law() {
        return Latency.uniform(Duration.ofMillis(20), Duration.ofMillis(80));
    }

    @Override
    String spec() {
        return "uniform(min=20ms, max=80ms)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> Math.max(0, Math.min((nanos - 20e6) / 60e6, 1));
    }

    @Test
    void staysWithinItsBounds() {
        assertThat(Arrays.stream(draws(law(), 1, 100_000)).boxed()).allMatch(nanos -> nanos >= 20e6 && nanos <= 80e6);
    }

    @Test
    void describesBoundsMedianAndMean() {
        assertThat(law().describe(1))
                .isEqualTo(new LatencyDescription(
                        "uniform",
                        Map.of("min_ms", 20.0, "max_ms", 80.0),
                        Map.of("median_ms", 50.0, "mean_ms", 50.0),
                        1));
    }

    @Test
    void equalBoundsAreAConstant() {
        Latency constant = Latency.uniform(Duration.ofMillis(5), Duration.ofMillis(5));
        assertThat(constant.isConstant()).isTrue();
        assertThat(constant.sampleNanos(null)).isEqualTo(5_000_000);
    }

    @Test
    void theWidestIsDrawnWithoutOverflow() {
        Latency widest = Latency.uniform(Duration.ZERO, Duration.ofNanos(Long.MAX_VALUE));
        assertThat(Arrays.stream(draws(widest, 1, 1_000)).min().orElseThrow()).isNotNegative();
        assertThat(widest.meanNanos()).isCloseTo(Math.pow(2, 62), within(1e3));
    }

    @Test
    void refusesBoundsInTheWrongOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.uniform(Duration.ofMillis(2), Duration.ofMillis(1)))
                .withMessage("max (1ms) must not be less than min (2ms)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.uniform(Duration.ofMillis(-2), Duration.ofMillis(1)))
                .withMessage("min (-2ms) must not be negative");
    }
}
