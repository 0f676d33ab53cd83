package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class NormalLatencyTest extends LatencyContract {

    @Override
    Latency law() {
        return Latency.normal(Duration.ofMillis(10), Duration.ofMillis(20));
    }

    @Override
    String spec() {
        return "normal(mean=10ms, std=20ms)";
    }

    /** A good part of this one would be below zero, and is cut off. */
    @Override
    DoubleUnaryOperator cumulative() {
        double cutOff = KolmogorovSmirnov.normal(-0.5);
        return nanos -> (KolmogorovSmirnov.normal((nanos - 10e6) / 20e6) - cutOff) / (1 - cutOff);
    }

    @Test
    void noSpreadOrNoMeanIsAConstant() {
        assertThat(draws(Latency.normal(Duration.ofMillis(3), Duration.ZERO), 1, 10))
                .containsOnly(3_000_000);
        assertThat(draws(Latency.normal(Duration.ZERO, Duration.ofMillis(3)), 1, 10))
                .containsOnly(0);
        assertThat(Latency.parse("normal(3ms)")).isEqualTo(Latency.normal(Duration.ofMillis(3), Duration.ZERO));
    }

    @Test
    void namesItsParameters() {
        assertThat(law().describe(1).parameters())
                .containsExactly(Map.entry("mean_ms", 10.0), Map.entry("std_ms", 20.0));
        assertThat(law().describe(1).derived()).isEmpty();
    }

    @Test
    void refusesWhatIsNegative() {
        Duration negative = Duration.ofNanos(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.normal(negative, Duration.ZERO))
                .withMessage("mean (-1ns) must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.normal(Duration.ZERO, negative))
                .withMessage("std (-1ns) must not be negative");
    }

    @Test
    void aTinyMeanWithAHugeSpreadStillEnds() {
        long[] draws = draws(Latency.normal(Duration.ofNanos(1), Duration.ofDays(100)), 1, 1_000);
        assertThat(Arrays.stream(draws).min().orElseThrow()).isNotNegative();
    }
}
