package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureLatencyTest extends LatencyContract {

    @Override
    Latency law() {
        return Latency.mixture(
                Latency.uniform(Duration.ofMillis(20), Duration.ofMillis(80)).weighted(0.75),
                Latency.exponential(Duration.ofMillis(100)).weighted(0.25));
    }

    @Override
    String spec() {
        return "mixture(0.75: uniform(min=20ms, max=80ms), 0.25: exponential(mean=100ms))";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> 0.75 * Math.max(0, Math.min((nanos - 20e6) / 60e6, 1)) + 0.25 * (1 - Math.exp(-nanos / 100e6));
    }

    private static final Latency FIVE = Latency.fixed(Duration.ofMillis(5));

    @Test
    void eachPartGetsItsWeight() {
        Latency mixture = Latency.parse("mixture(0.7: fixed(1ms), 0.2: fixed(2ms), 0.1: none)");
        long[] draws = draws(mixture, 42, 100_000);
        assertThat(share(draws, 1_000_000)).isCloseTo(0.7, within(0.005));
        assertThat(share(draws, 2_000_000)).isCloseTo(0.2, within(0.005));
        assertThat(share(draws, 0)).isCloseTo(0.1, within(0.005));
    }

    private static double share(long[] draws, long nanos) {
        return (double) Arrays.stream(draws).filter(draw -> draw == nanos).count() / draws.length;
    }

    @Test
    void describesHowManyPartsAndTheMeanIfAllHaveOne() {
        assertThat(law().describe(1))
                .isEqualTo(new LatencyDescription("mixture", Map.of("parts", 2.0), Map.of("mean_ms", 62.5), 1));
        assertThat(Latency.parse("mixture(0.5: none, 0.5: pareto(1ms, 1))")
                        .describe(1)
                        .derived())
                .isEmpty();
    }

    @Test
    void isAConstantIfAllPartsAreTheSameOne() {
        Latency same = Latency.mixture(
                FIVE.weighted(0.5),
                Latency.uniform(Duration.ofMillis(5), Duration.ofMillis(5)).weighted(0.5));
        assertThat(same.isConstant()).isTrue();
        assertThat(same.sampleNanos(null)).isEqualTo(5_000_000);
        assertThat(same.describe(1).derived()).containsEntry("median_ms", 5.0);
        assertThat(Latency.mixture(FIVE.weighted(0.5), Latency.none().weighted(0.5))
                        .isConstant())
                .isFalse();
        assertThat(Latency.mixture(law().weighted(1)).isConstant()).isFalse();
    }

    @Test
    void oneGeneratorChoosesAndDraws() {
        Latency nested = Latency.mixture(law().weighted(0.5), FIVE.weighted(0.5));
        for (int key = 0; key < 100; key++) {
            assertThat(nested.sampleNanos(new SplitMix64(key))).isEqualTo(nested.sampleNanos(new SplitMix64(key)));
        }
    }

    @Test
    void tenTimesATenthIsOne() {
        WeightedLatency[] tenths = new WeightedLatency[10];
        Arrays.fill(tenths, FIVE.weighted(0.1));
        assertThat(Latency.mixture(tenths).isConstant()).isTrue();
    }

    @Test
    void refusesWeightsThatDoNotAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Latency.mixture(FIVE.weighted(0.5), Latency.none().weighted(0.25)))
                .withMessage("sum of weights (0.75) must be 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.mixture(FIVE.weighted(1 - 2e-9)))
                .withMessageContaining("must be 1");
        assertThatIllegalArgumentException()
                .isThrownBy(Latency::mixture)
                .withMessage("mixture must have at least one part");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoWeight(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIVE.weighted(weight))
                .withMessageMatching("weight \\(.*\\) must be above 0 and at most 1");
    }

    @Test
    void doublingDoesNotGoOnForEver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    Latency law = FIVE;
                    for (int i = 0; i < 64; i++) {
                        law = Latency.mixture(law.weighted(0.5), law.weighted(0.5));
                    }
                })
                .withMessage("laws in one (127) must be at most 100");
    }
}
