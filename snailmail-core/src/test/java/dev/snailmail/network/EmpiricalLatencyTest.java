package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmpiricalLatencyTest extends LatencyContract {

    @Override
    Latency law() {
        return Latency.empirical(Map.of(
                0.0,
                Duration.ofMillis(5),
                0.5,
                Duration.ofMillis(30),
                0.9,
                Duration.ofMillis(64),
                1.0,
                Duration.ofMillis(200)));
    }

    @Override
    String spec() {
        return "empirical(0: 5ms, 0.5: 30ms, 0.9: 64ms, 1: 200ms)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> between(nanos / 1e6);
    }

    private static double between(double millis) {
        if (millis < 30) {
            return Math.max(0, (millis - 5) / 25 * 0.5);
        }
        return millis < 64 ? 0.5 + (millis - 30) / 34 * 0.4 : Math.min(1, 0.9 + (millis - 64) / 136 * 0.1);
    }

    private static Map<Double, Duration> table(double quantile, Duration latency) {
        Map<Double, Duration> table = new HashMap<>(Map.of(0.0, Duration.ofMillis(1), 1.0, Duration.ofMillis(9)));
        table.put(quantile, latency);
        return table;
    }

    @Test
    void describesItsPercentilesAndItsMean() {
        LatencyDescription description = law().describe(1);
        assertThat(description.parameters())
                .containsExactly(
                        Map.entry("p0_ms", 5.0),
                        Map.entry("p50_ms", 30.0),
                        Map.entry("p90_ms", 64.0),
                        Map.entry("p100_ms", 200.0));
        assertThat(description.derived())
                .containsOnlyKeys("median_ms", "mean_ms")
                .containsEntry("median_ms", 30.0);
        assertThat(description.derived().get("mean_ms"))
                .isCloseTo(0.5 * 17.5 + 0.4 * 47 + 0.1 * 132, within(1e-9))
                .isCloseTo(Arrays.stream(draws(law(), 7, 100_000)).average().orElseThrow() / 1e6, within(0.5));
        assertThat(Latency.empirical(table(0.999, Duration.ofMillis(2)))
                        .describe(1)
                        .parameters())
                .containsOnlyKeys("p0_ms", "p99.9_ms", "p100_ms");
    }

    @Test
    void theMedianMayLieBetweenQuantiles() {
        assertThat(Latency.empirical(table(0.25, Duration.ofMillis(3))).medianNanos())
                .isCloseTo(5e6, within(1e-3));
    }

    @Test
    void aStepIsAValueThatOccursOften() {
        Latency steps = Latency.parse("empirical(0: 1ms, 0.25: 1ms, 1: 2ms)");
        assertThat(Arrays.stream(draws(steps, 1, 100_000))
                                .filter(nanos -> nanos == 1_000_000)
                                .count()
                        / 1e5)
                .isCloseTo(0.25, within(0.01));
        assertThat(steps.isConstant()).isFalse();
    }

    @Test
    void oneLatencyIsAConstant() {
        Latency constant = Latency.parse("empirical(0: 3ms, 1: 3ms)");
        assertThat(constant.isConstant()).isTrue();
        assertThat(constant.sampleNanos(null)).isEqualTo(3_000_000);
    }

    @Test
    void theWidestIsDrawnWithoutOverflow() {
        Latency widest = Latency.empirical(Map.of(0.0, Duration.ZERO, 1.0, Duration.ofNanos(Long.MAX_VALUE)));
        assertThat(Arrays.stream(draws(widest, 1, 1_000)).min().orElseThrow()).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoQuantile(double quantile) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.empirical(table(quantile, Duration.ofMillis(3))))
                .withMessage("quantile (%s) must be from 0 to 1", quantile);
    }

    @Test
    void refusesATableThatIsNone() {
        refuses(Map.of(), "quantiles () must go from 0 to 1");
        refuses(Map.of(0.0, Duration.ZERO, 0.5, Duration.ZERO), "quantiles (0, 0.5) must go from 0 to 1");
        refuses(Map.of(0.5, Duration.ZERO, 1.0, Duration.ZERO), "quantiles (0.5, 1) must go from 0 to 1");
        refuses(table(0.5, Duration.ofMillis(10)), "quantile 1 (9ms) must not be less than quantile 0.5 (10ms)");
        refuses(table(0.5, Duration.ofMillis(-1)), "quantile 0.5 (-1ms) must not be negative");
        refuses(table(-0.0, Duration.ofMillis(1)), "quantile 0 must not be given twice");
        Map<Double, Duration> tooMany = new HashMap<>();
        for (int i = 0; i <= 1_000; i++) {
            tooMany.put(i / 1e3, Duration.ZERO);
        }
        refuses(tooMany, "quantiles (1001) must be at most 1000");
    }

    private static void refuses(Map<Double, Duration> table, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.empirical(table))
                .withMessage(message);
    }
}
