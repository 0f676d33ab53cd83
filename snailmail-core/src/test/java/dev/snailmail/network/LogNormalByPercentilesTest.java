package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogNormalByPercentilesTest extends LatencyContract {

    private static final double Z99 = 2.3263478740408408;
    private static final double SIGMA = Math.log(4) / Z99;

    @Override
    Latency law() {
        return Latency.logNormalByPercentiles(50, Duration.ofMillis(30), 99, Duration.ofMillis(120));
    }

    @Override
    String spec() {
        return "lognormal(p50=30ms, p99=120ms)";
    }

    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> KolmogorovSmirnov.normal((Math.log(nanos) - Math.log(30e6)) / SIGMA);
    }

    @Test
    void theDrawsHaveThePercentiles() {
        assertThat(law().percentiles(7).p50().toNanos() / 1e6).isCloseTo(30, within(0.3));
        assertThat(law().percentiles(7).p99().toNanos() / 1e6).isCloseTo(120, within(3.0));
    }

    @Test
    void describesWhatWasGivenAndWhatFollows() {
        LatencyDescription description = law().describe(1);
        assertThat(description.distribution()).isEqualTo("lognormal");
        assertThat(description.parameters()).containsExactly(Map.entry("p50_ms", 30.0), Map.entry("p99_ms", 120.0));
        assertThat(description.derived().get("sigma")).isCloseTo(SIGMA, within(1e-12));
        assertThat(description.derived().get("mode_ms")).isCloseTo(30 * Math.exp(-SIGMA * SIGMA), within(1e-3));
        assertThat(description.derived().get("median_ms")).isCloseTo(30, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lognormal(p99=120ms, p50=30ms)       | lognormal(p50=30ms, p99=120ms)",
                "LOGNORMAL(P90=64ms, p99.9=0.2s)      | lognormal(p90=64ms, p99.9=200ms)",
                "lognormal(p10=1us, p95=1s)           | lognormal(p10=1us, p95=1s)",
                "lognormal(p050=1ms, p90.0=2ms)       | lognormal(p50=1ms, p90=2ms)",
            })
    void takesAnyTwoPercentiles(String written, String canonical) {
        assertThat(Latency.parse(written)).hasToString(canonical).isEqualTo(Latency.parse(canonical));
    }

    @Test
    void equalPercentilesAreAConstant() {
        assertThat(draws(Latency.parse("lognormal(p50=30ms, p99=30ms)"), 1, 10)).containsOnly(30_000_000);
    }

    @Test
    void aModeBelowANanosecondIsNoConstant() {
        Latency wide = Latency.parse("lognormal(p50=1ms, p99=100s)");
        assertThat(wide.isConstant()).isFalse();
        assertThat(draws(wide, 1, 100)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lognormal(p50=30ms, p99=20ms)   | is out of bounds: p99 (20ms) must not be less than p50 (30ms)",
                "lognormal(p99=20ms, p50=30ms)   | is out of bounds: p99 (20ms) must not be less than p50 (30ms)",
                "lognormal(p50=0ms, p99=20ms)    | is out of bounds: p50 (0ms) must be positive",
                "lognormal(p50=-1ms, p99=20ms)   | is out of bounds: p50 (-1ms) must be positive",
                "lognormal(p50=1ms, p50.0=2ms)   | is out of bounds: percentiles (p50, p50) must differ",
                "lognormal(p0=1ms, p99=2ms)      | is out of bounds: percent (0.0) must be from 0.0001 to 99.9999",
                "lognormal(p50=1ms, p100=2ms)    | is out of bounds: percent (100.0) must be from 0.0001 to 99.9999",
                "lognormal(p50=1ns, p51=1s)      | is out of bounds: p51 (1s) must be nearer to p50 (1ns): sigma would be above 10",
                "lognormal(p50=1ms, p90=2ms, p99=3ms) | must have either two percentiles, or mode and sigma",
                "lognormal(45ms, p99=120ms)      | must have either two percentiles, or mode and sigma",
                "lognormal(p50=30, p99=120ms)    | 'has p50 (30), which needs a unit, such as 30ms or 30s'",
            })
    void impossiblePairsAreRefused(String written, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.parse(written))
                .withMessageStartingWith("\"" + written + "\" " + problem + "; allowed: \"lognormal(mode=45ms");
    }

    /** The cumulative law of the tests is another than the one that was solved with. */
    @Property
    void theLawPassesThroughBothPercentiles(
            @ForAll @DoubleRange(min = 0.01, max = 49.9) double lower,
            @ForAll @DoubleRange(min = 50, max = 99.99) double upper,
            @ForAll @LongRange(min = 1_000, max = 1_000_000_000_000L) long low,
            @ForAll @DoubleRange(min = 1, max = 1000) double factor) {
        long high = (long) (low * factor);
        Latency law;
        try {
            law = Latency.logNormalByPercentiles(lower, Duration.ofNanos(low), upper, Duration.ofNanos(high));
        } catch (IllegalArgumentException far) {
            assertThat(far).hasMessageContaining("sigma would be above 10");
            return;
        }
        assertThat(Latency.parse(law.toString())).isEqualTo(law).hasToString(law.toString());
        Map<String, Double> derived = law.describe(1).derived();
        double sigma = derived.get("sigma");
        if (sigma > 1e-6) {
            double mu = derived.get("mu") + Math.log(1e6);
            assertThat(KolmogorovSmirnov.normal((Math.log(low) - mu) / sigma)).isCloseTo(lower / 100, within(1e-6));
            assertThat(KolmogorovSmirnov.normal((Math.log(high) - mu) / sigma)).isCloseTo(upper / 100, within(1e-6));
        }
    }
}
