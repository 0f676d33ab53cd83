package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogNormalLatencyTest extends LatencyContract {

    private static final double MODE_NANOS = 45e6;
    private static final double SIGMA = 0.5;
    private static final Duration MODE = Duration.ofMillis(45);

    @Override
    Latency law() {
        return Latency.logNormal(MODE, SIGMA);
    }

    @Override
    String spec() {
        return "lognormal(mode=45ms, sigma=0.5)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        double mu = Math.log(MODE_NANOS) + SIGMA * SIGMA;
        return nanos -> KolmogorovSmirnov.normal((Math.log(nanos) - mu) / SIGMA);
    }

    @Test
    void isGivenByThePeakOfItsDensity() {
        Map<String, Double> derived = law().describe(1).derived();
        double mu = Math.log(45) + SIGMA * SIGMA;
        assertThat(derived).containsOnlyKeys("mu", "median_ms", "mean_ms");
        assertThat(derived.get("mu")).isCloseTo(mu, within(1e-9));
        assertThat(derived.get("median_ms")).isCloseTo(Math.exp(mu), within(1e-6));
        assertThat(derived.get("mean_ms")).isCloseTo(Math.exp(mu + SIGMA * SIGMA / 2), within(1e-6));
        assertThat(law().describe(1).parameters()).containsExactly(Map.entry("mode_ms", 45.0), Map.entry("sigma", 0.5));
    }

    @Test
    void medianAndMeanOfTheDrawsAreTheDerivedOnes() {
        long[] draws = draws(law(), 7, 100_000);
        Map<String, Double> derived = law().describe(7).derived();
        assertThat(Arrays.stream(draws).average().orElseThrow() / 1e6)
                .isCloseTo(derived.get("mean_ms"), within(0.01 * derived.get("mean_ms")));
        Arrays.sort(draws);
        assertThat(draws[draws.length / 2] / 1e6)
                .isCloseTo(derived.get("median_ms"), within(0.01 * derived.get("median_ms")));
    }

    @Test
    void withoutASigmaItIsAHalf() {
        assertThat(Latency.logNormal(MODE)).isEqualTo(law());
        assertThat(Latency.parse("lognormal(45ms)")).isEqualTo(law());
    }

    @Test
    void noSpreadOrNoModeIsAConstant() {
        assertThat(draws(Latency.logNormal(MODE, 0), 1, 10)).containsOnly(45_000_000);
        assertThat(draws(Latency.logNormal(Duration.ZERO, 0.5), 1, 10)).containsOnly(0);
        assertThat(Latency.logNormal(Duration.ZERO, 0.5).describe(1).derived())
                .containsExactly(Map.entry("median_ms", 0.0), Map.entry("mean_ms", 0.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 10.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesASigmaOutOfBounds(double sigma) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.logNormal(MODE, sigma))
                .withMessage("sigma (%s) must be from 0 to 10", sigma);
    }

    @Test
    void refusesANegativeMode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.logNormal(Duration.ofMillis(-1), 0.5))
                .withMessage("mode (-1ms) must not be negative");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1, 10})
    void anySigmaThatIsTakenCanBeDrawnWith(double sigma) {
        assertThat(Arrays.stream(draws(Latency.logNormal(MODE, sigma), 1, 100))
                        .min()
                        .orElseThrow())
                .isNotNegative();
    }
}
