package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class WeibullLatencyTest extends ShapedLatencyContract {

    @Override
    Latency law() {
        return Latency.weibull(Duration.ofMillis(45), 1.5);
    }

    @Override
    Latency shaped(Duration length, double shape) {
        return Latency.weibull(length, shape);
    }

    @Override
    String lengthName() {
        return "scale";
    }

    @Override
    String shapeName() {
        return "shape";
    }

    @Override
    String spec() {
        return "weibull(scale=45ms, shape=1.5)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> 1 - Math.exp(-Math.pow(nanos / 45e6, 1.5));
    }

    @Test
    void medianAndMeanAreThoseOfTheDraws() {
        long[] draws = draws(law(), 7, 100_000);
        Map<String, Double> derived = law().describe(7).derived();
        assertThat(Arrays.stream(draws).average().orElseThrow() / 1e6)
                .isCloseTo(derived.get("mean_ms"), within(0.01 * derived.get("mean_ms")));
        Arrays.sort(draws);
        assertThat(draws[draws.length / 2] / 1e6)
                .isCloseTo(derived.get("median_ms"), within(0.01 * derived.get("median_ms")));
        assertThat(law().describe(7).parameters())
                .containsExactly(Map.entry("scale_ms", 45.0), Map.entry("shape", 1.5));
    }

    @Test
    void itsMeanIsAFactorial() {
        Duration milli = Duration.ofMillis(1);
        assertThat(Latency.weibull(milli, 1).meanNanos()).isCloseTo(1e6, within(1e-3));
        assertThat(Latency.weibull(milli, 0.5).meanNanos()).isCloseTo(2e6, within(1e-3));
        assertThat(Latency.weibull(milli, 0.1).meanNanos()).isCloseTo(3_628_800e6, within(1e3));
        assertThat(Latency.weibull(milli, 2).meanNanos()).isCloseTo(1e6 * Math.sqrt(Math.PI) / 2, within(1e-3));
    }
}
