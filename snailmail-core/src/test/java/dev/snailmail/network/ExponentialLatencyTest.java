package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ExponentialLatencyTest extends LatencyContract {

    @Override
    Latency law() {
        return Latency.exponential(Duration.ofMillis(45));
    }

    @Override
    String spec() {
        return "exponential(mean=45ms)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> 1 - Math.exp(-nanos / 45e6);
    }

    @Test
    void noMeanIsAConstant() {
        assertThat(draws(Latency.exponential(Duration.ZERO), 1, 10)).containsOnly(0);
    }

    @Test
    void namesItsMedian() {
        assertThat(law().describe(1).parameters()).isEqualTo(Map.of("mean_ms", 45.0));
        assertThat(law().describe(1).derived().get("median_ms")).isCloseTo(45 * Math.log(2), within(1e-9));
    }

    @Test
    void refusesANegativeMean() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.exponential(Duration.ofMillis(-45)))
                .withMessage("mean (-45ms) must not be negative");
    }
}
