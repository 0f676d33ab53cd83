package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every law of a length and a shape, over the whole of what they may be. */
abstract class ShapedLatencyContract extends LatencyContract {

    abstract Latency shaped(Duration length, double shape);

    abstract String lengthName();

    abstract String shapeName();

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 1, 1.5, 1000})
    void anyThatIsTakenCanBeDrawnWithAndDescribed(double value) {
        for (Duration length : new Duration[] {Duration.ofNanos(1), Duration.ofNanos(Long.MAX_VALUE)}) {
            Latency extreme = shaped(length, value);
            assertThat(Arrays.stream(draws(extreme, 1, 1_000)).min().orElseThrow())
                    .isNotNegative();
            assertThat(extreme.describe(1).derived().values()).allMatch(Double::isFinite);
            assertThat(Latency.parse(extreme.toString())).isEqualTo(extreme);
        }
    }

    @Test
    void nothingTimesAnythingIsAConstant() {
        Latency nothing = shaped(Duration.ZERO, 2);
        assertThat(nothing.isConstant()).isTrue();
        assertThat(nothing.sampleNanos(null)).isZero();
        assertThat(nothing.medianNanos()).isZero();
        assertThat(nothing.meanNanos()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.0099, 1000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsOutOfBounds(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shaped(Duration.ofMillis(1), value))
                .withMessage(shapeName() + " (%s) must be from 0.01 to 1000", value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shaped(Duration.ofMillis(-1), 1))
                .withMessage(lengthName() + " (-1ms) must not be negative");
    }
}
