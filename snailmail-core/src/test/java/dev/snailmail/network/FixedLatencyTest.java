package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FixedLatencyTest extends LatencyContract {

    @Override
    Latency law() {
        return Latency.fixed(Duration.ofNanos(20_000_001));
    }

    @Override
    String spec() {
        return "fixed(20.000001ms)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        throw new IllegalStateException("constant");
    }

    @Test
    void drawsItsValue() {
        assertThat(draws(law(), 1, 3)).containsOnly(20_000_001);
        assertThat(law().describe(1).parameters()).isEqualTo(Map.of("value_ms", 20.0));
    }

    @Test
    void noneIsALawOfItsOwn() {
        assertThat(Latency.none()).hasToString("none").isNotEqualTo(Latency.fixed(Duration.ZERO));
        assertThat(Latency.parse("none")).isEqualTo(Latency.none());
        assertThat(Latency.parse(" None() ")).isEqualTo(Latency.none());
        assertThat(draws(Latency.none(), 1, 3)).containsOnly(0);
        assertThat(Latency.none().describe(1)).isEqualTo(new LatencyDescription("none", Map.of(), Map.of(), 1));
    }

    @Test
    void refusesANegativeValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.fixed(Duration.ofMillis(-20)))
                .withMessage("latency (-20ms) must not be negative");
    }

    @Test
    void refusesWhatNanosecondsCannotHold() {
        for (Duration tooLong : new Duration[] {ChronoUnit.FOREVER.getDuration(), Duration.ofDays(200_000)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Latency.fixed(tooLong))
                    .withMessage("latency (%s) must be at most %s", tooLong, Duration.ofNanos(Long.MAX_VALUE));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Latency.fixed(tooLong.negated()))
                    .withMessage("latency (%s) must not be negative", tooLong.negated());
        }
    }
}
