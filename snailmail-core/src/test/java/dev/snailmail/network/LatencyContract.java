package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** What every latency law promises. */
abstract class LatencyContract {

    private static final int DRAWS = 100_000;
    private static final long SEED = 42;

    /** The law at a point where it spreads, or is the constant it always is. */
    abstract Latency law();

    /** The spec of that, in full. */
    abstract String spec();

    /** Its distribution function over nanoseconds; nothing for a constant. */
    abstract DoubleUnaryOperator cumulative();

    static long[] draws(Latency law, long seed, int count) {
        var random = RandomSource.SPLIT_MIX_64.create(seed);
        long[] draws = new long[count];
        Arrays.setAll(draws, i -> law.sampleNanos(random));
        return draws;
    }

    @Test
    void itsSpecParsesBack() {
        assertThat(law()).hasToString(spec());
        assertThat(Latency.parse(law().toString())).isEqualTo(law()).hasSameHashCodeAs(law());
        assertThat(Latency.parse("  " + spec().toUpperCase(Locale.ROOT).replaceAll("\\(.*", "")
                        + spec().replaceAll("^[^(]*", "").replace("=", " = ").replace("(", " ( ") + " "))
                .isEqualTo(law());
    }

    @Test
    void noDrawIsNegative() {
        assertThat(Arrays.stream(draws(law(), SEED, DRAWS)).min().orElseThrow()).isNotNegative();
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(draws(law(), SEED, 100)).isEqualTo(draws(Latency.parse(spec()), SEED, 100));
        assertThat(law().percentiles(SEED)).isEqualTo(law().percentiles(SEED));
    }

    @Test
    void drawsFollowTheLaw() {
        long[] draws = draws(law(), SEED, DRAWS);
        if (law().isConstant()) {
            assertThat(Arrays.stream(draws).distinct().count()).isEqualTo(1);
            return;
        }
        // 1.63 / sqrt(n) is exceeded by one seed in a hundred, if the draws are those of the law.
        assertThat(KolmogorovSmirnov.distance(draws, cumulative())).isLessThan(1.63 / Math.sqrt(DRAWS));
    }

    @Test
    void anotherSeedDrawsOthers() {
        if (!law().isConstant()) {
            assertThat(draws(law(), SEED, 10)).isNotEqualTo(draws(law(), SEED + 1, 10));
            assertThat(law().percentiles(SEED)).isNotEqualTo(law().percentiles(SEED + 1));
        }
    }

    @Test
    void percentilesAreThoseOfTheLaw() {
        var percentiles = law().percentiles(SEED);
        if (law().isConstant()) {
            assertThat(percentiles.count()).isEqualTo(1);
            assertThat(percentiles.p10()).isEqualTo(percentiles.p99());
            return;
        }
        assertThat(percentiles.count()).isEqualTo(65_536);
        assertThat(cumulative().applyAsDouble(percentiles.p10().toNanos())).isBetween(0.09, 0.11);
        assertThat(cumulative().applyAsDouble(percentiles.p50().toNanos())).isBetween(0.49, 0.51);
        assertThat(cumulative().applyAsDouble(percentiles.p90().toNanos())).isBetween(0.89, 0.91);
        assertThat(cumulative().applyAsDouble(percentiles.p99().toNanos())).isBetween(0.985, 0.995);
    }

    @Test
    void describesItself() {
        LatencyDescription description = law().describe(SEED);
        assertThat(description.seed()).isEqualTo(SEED);
        assertThat(spec()).startsWith(description.distribution());
        assertThat(description.toString()).contains(description.distribution(), "seed 42");
    }

    @Test
    void differsFromOtherLaws() {
        assertThat(law()).isNotEqualTo(Latency.parse("fixed(123.456ms)")).isNotEqualTo("not a law");
    }
}
