package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A law made of measurements is that of the measurements. */
class EmpiricalSamplesTest {

    private static List<Duration> durations(long... nanos) {
        return Arrays.stream(nanos).mapToObj(Duration::ofNanos).collect(Collectors.toList());
    }

    /** How many of the samples are no longer; what KS tests compare with. */
    private static DoubleUnaryOperator cumulativeOf(long[] sorted) {
        return nanos -> {
            int below = 0;
            int above = sorted.length;
            while (below < above) {
                int middle = (below + above) >>> 1;
                if (sorted[middle] <= nanos) {
                    below = middle + 1;
                } else {
                    above = middle;
                }
            }
            return (double) below / sorted.length;
        };
    }

    @Test
    void fewMakeATableOfAll() {
        assertThat(Latency.empirical(durations(64_000_000, 5_000_000, 30_000_000)))
                .hasToString("empirical(0: 5ms, 0.5: 30ms, 1: 64ms)");
        assertThat(Latency.empirical(durations(2, 1, 1, 3)))
                .hasToString("empirical(0: 1ns, " + "0.3333333333333333: 1ns, 0.6666666666666666: 2ns, 1: 3ns)");
        assertThat(Latency.empirical(durations(7, 7)).isConstant()).isTrue();
        assertThat(LatencyContract.draws(
                        Latency.empirical(durations(LongStream.range(0, 110).toArray())), 1, 9))
                .hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {111, 1_000, 1_001, 99_999})
    void manyMakeATableOf110Quantiles(int count) {
        // The quantile p of 0, 1000, 2000 ... is exactly 1000 (n - 1) p.
        List<Duration> samples =
                durations(IntStream.range(0, count).mapToLong(i -> 1000L * i).toArray());
        Collections.shuffle(samples, new Random(1));
        var table = Latency.empirical(samples).describe(1).parameters();
        assertThat(table).hasSize(110).containsKeys("p0_ms", "p1_ms", "p98_ms", "p99_ms", "p99.1_ms", "p100_ms");
        String spec = Latency.empirical(samples).toString();
        assertThat(spec)
                .startsWith("empirical(0: 0ms, ")
                .contains(" 0.5: " + written(500L * (count - 1)) + ",")
                .contains(" 0.07: " + written(70L * (count - 1)) + ",")
                .contains(" 0.999: " + written(999L * (count - 1)) + ",")
                .endsWith(" 1: " + written(1000L * (count - 1)) + ")");
        assertThat(Latency.parse(spec)).isEqualTo(Latency.empirical(samples));
    }

    private static String written(long nanos) {
        return Durations.format(Duration.ofNanos(nanos));
    }

    @Test
    void allOf110AreKeptAnd111AreNot() {
        long[] samples = LongStream.range(0, 110).map(i -> i * i).toArray();
        assertThat(Latency.empirical(durations(samples)).toString()).contains(": 144ns", ": 11.881us)");
        long[] more = LongStream.range(0, 111).map(i -> i * i).toArray();
        assertThat(Latency.empirical(durations(more)).toString()).doesNotContain(": 144ns,");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 110, 1_000, 20_000})
    void drawsFollowTheSamples(int count) {
        long[] samples = LatencyContract.draws(Latency.parse("lognormal(45ms, 0.6)"), 7, count);
        long[] draws = LatencyContract.draws(Latency.empirical(durations(samples)), 42, 100_000);
        Arrays.sort(samples);
        // Straight lines between samples are within a sample's step of the samples' own distribution function, and
        // those between percents within a percent.
        double step = Math.max(1.0 / count, 0.01);
        assertThat(KolmogorovSmirnov.distance(draws, cumulativeOf(samples))).isLessThan(1.63 / Math.sqrt(1e5) + step);
        assertThat(Arrays.stream(draws).min().orElseThrow()).isGreaterThanOrEqualTo(samples[0]);
        assertThat(Arrays.stream(draws).max().orElseThrow()).isLessThanOrEqualTo(samples[count - 1]);
    }

    @Test
    void theTailIsKept() {
        long[] samples = new Random(3).longs(100_000, 1_000_000, 2_000_000).toArray();
        Arrays.fill(samples, 0, 300, 1_000_000_000);
        long[] draws = LatencyContract.draws(Latency.empirical(durations(samples)), 42, 100_000);
        assertThat(Arrays.stream(draws).filter(draw -> draw == 1_000_000_000).count())
                .isBetween(150L, 350L);
    }

    @Property
    void aTableOfAnySamplesIsOneThatParsesBack(
            @ForAll @Size(min = 2, max = 300) List<@LongRange(min = 0) Long> samples) {
        Latency law = Latency.empirical(samples.stream().map(Duration::ofNanos).toList());
        assertThat(Latency.parse(law.toString())).isEqualTo(law);
        long[] draws = LatencyContract.draws(law, 42, 20);
        assertThat(Arrays.stream(draws)).allMatch(draw -> draw >= Collections.min(samples));
    }

    @Test
    void refusesWhatAreNoSamples() {
        refuses(List.of(), "samples (0) must be from 2 to 10000000");
        refuses(durations(1), "samples (1) must be from 2 to 10000000");
        refuses(tooMany(), "samples (10000001) must be from 2 to 10000000");
        refuses(durations(1, -1_000_000), "sample (-1ms) must not be negative");
        assertThatNullPointerException().isThrownBy(() -> Latency.empirical(Arrays.asList(Duration.ZERO, null)));
    }

    private static Collection<Duration> tooMany() {
        return new AbstractList<>() {
            @Override
            public Duration get(int index) {
                throw new AssertionError("is not to be asked for");
            }

            @Override
            public int size() {
                return 10_000_001;
            }
        };
    }

    private static void refuses(Collection<Duration> samples, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.empirical(samples))
                .withMessage(message);
    }
}
