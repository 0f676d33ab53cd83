package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ParetoLatencyTest extends ShapedLatencyContract {

    @Override
    Latency law() {
        return Latency.pareto(Duration.ofMillis(20), 2.5);
    }

    @Override
    Latency shaped(Duration length, double shape) {
        return Latency.pareto(length, shape);
    }

    @Override
    String lengthName() {
        return "min";
    }

    @Override
    String shapeName() {
        return "alpha";
    }

    @Override
    String spec() {
        return "pareto(min=20ms, alpha=2.5)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> nanos < 20e6 ? 0 : 1 - Math.pow(20e6 / nanos, 2.5);
    }

    @Test
    void isNeverShorterThanItsMinimum() {
        assertThat(Arrays.stream(draws(law(), 1, 100_000)).min().orElseThrow()).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void describesMedianAndMean() {
        assertThat(law().describe(1).parameters()).containsExactly(Map.entry("min_ms", 20.0), Map.entry("alpha", 2.5));
        assertThat(law().describe(1).derived().get("median_ms")).isCloseTo(20 * Math.pow(2, 0.4), within(1e-9));
        assertThat(law().describe(1).derived().get("mean_ms")).isCloseTo(20 * 2.5 / 1.5, within(1e-9));
    }

    @Test
    void hasNoFiniteMeanUpToAnAlphaOfOne() {
        assertThat(Latency.pareto(Duration.ofMillis(20), 1).describe(1).derived())
                .containsOnly(Map.entry("median_ms", 40.0));
    }
}
