package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptLatencyTest extends LatencyContract {

    private static final Latency FIVE = Latency.fixed(Duration.ofMillis(5));

    @Override
    Latency law() {
        return Latency.exponential(Duration.ofMillis(45))
                .except("HEAD", FIVE)
                .except("miss", Latency.fixed(Duration.ofMillis(2)));
    }

    @Override
    String spec() {
        return "except(exponential(mean=45ms), HEAD: fixed(5ms), miss: fixed(2ms))";
    }

    /** That of the law without the exceptions, as drawn for no request in particular. */
    @Override
    DoubleUnaryOperator cumulative() {
        return nanos -> 1 - Math.exp(-nanos / 45e6);
    }

    private static long millisFor(Latency law, String method, String key, int nthOnConnection, boolean miss) {
        RequestInfo request = new RequestInfo(method, key, "", "", HeaderLines.none(), 1, nthOnConnection);
        return law.sampleNanos(new SplitMix64(42), new Asked(request, miss)) / 1_000_000;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  data/a, 2, false, 1",
        "HEAD, data/a, 2, false, 5",
        "GET,  meta/a, 2, false, 9",
        "HEAD, meta/a, 2, false, 5",
        "GET,  meta/a, 2, true,  9",
        "GET,  data/a, 2, true,  2",
        "GET,  data/a, 1, true,  2",
        "GET,  data/a, 1, false, 50",
        "GET,  miss,   2, false, 7",
        "GET,  miss,   2, true,  2",
        "GET,  'a, b', 2, false, 8"
    })
    void theFirstThatFitsWins(String method, String key, int nth, boolean miss, long millis) {
        Latency law = Latency.parse("except(fixed(1ms), HEAD: fixed(5ms), GET meta/**: fixed(9ms), miss: fixed(2ms), "
                + "first: fixed(50ms), ./miss: fixed(7ms), 'a, b': fixed(8ms))");
        assertThat(millisFor(law, method, key, nth, miss)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shifted(except(fixed(10ms), HEAD: fixed(2ms)), by=4ms)",
                "capped(except(fixed(9ms), HEAD: fixed(6ms)), at=8ms)",
                "scaled(except(fixed(10ms), HEAD: fixed(3ms)), by=2)",
                "mixture(0.5: except(fixed(10ms), HEAD: fixed(6ms)), 0.5: except(fixed(20ms), HEAD: fixed(6ms)))",
                "except(fixed(10ms), HEAD: except(fixed(9ms), *: fixed(6ms)))",
                "except(except(fixed(10ms), HEAD: fixed(6ms)), GET: none)"
            })
    void theRequestReachesTheLawInside(String spec) {
        assertThat(millisFor(Latency.parse(spec), "HEAD", "a", 1, false)).isEqualTo(6);
        assertThat(millisFor(Latency.parse(spec), "GET", "a", 1, false))
                .isNotEqualTo(6 + 0L)
                .isNotNegative();
        assertThat(Latency.parse(spec).isConstant()).isFalse();
    }

    @Test
    void addsUpInTheOrderOfTheCalls() {
        Latency law = FIVE.except("HEAD", Latency.none()).except("*", Latency.fixed(Duration.ofMillis(1)));
        assertThat(law).hasToString("except(fixed(5ms), HEAD: none, *: fixed(1ms))");
        assertThat(Latency.parse("except(except(fixed(5ms), HEAD: none), *: fixed(1ms))"))
                .isEqualTo(law);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "miss            | miss",
                "' first '       | first",
                "/miss           | ./miss",
                "./first         | ./first",
                "Miss            | ./Miss",
                "GET miss        | GET miss",
                "GET  a,b        | 'GET a,b'",
                "year=2024/**    | 'year=2024/**'",
                "a:b             | 'a:b'",
                "a(b)            | 'a(b)'",
                "./              | ./",
                "./*             | ./*"
            })
    void quotesOnlyWhereNeeded(String requests, String canonical) {
        String written = requests.replace("'", "");
        Latency law = FIVE.except(written, Latency.none());
        assertThat(law).hasToString("except(fixed(5ms), " + canonical + ": none)");
        assertThat(Latency.parse(law.toString())).isEqualTo(law);
    }

    @Override
    @Test
    void describesItself() {
        assertThat(law().describe(42).distribution()).isEqualTo("exponential");
    }

    @Test
    void describesAndPreviewsTheLawWithoutItsExceptions() {
        Latency usual = Latency.exponential(Duration.ofMillis(45));
        assertThat(law().describe(1)).isEqualTo(usual.describe(1));
        assertThat(law().percentiles(1)).isEqualTo(usual.percentiles(1));
        assertThat(law().medianNanos()).isEqualTo(usual.medianNanos());
        assertThat(law().meanNanos()).isEqualTo(usual.meanNanos());
        for (String around : new String[] {
            "capped(%s, at=3ms)", "shifted(%s, by=1ms)", "scaled(%s, by=2)", "mixture(1: %s)", "except(%s, GET: none)"
        }) {
            Latency with = Latency.parse(around.formatted("except(fixed(5ms), *: exponential(1ms))"));
            Latency without = around.startsWith("except") ? FIVE : Latency.parse(around.formatted("fixed(5ms)"));
            assertThat(with.describe(1)).as("%s", with).isEqualTo(without.describe(1));
            assertThat(with.percentiles(1)).as("%s", with).isEqualTo(without.percentiles(1));
            assertThat(with.percentiles(1).count()).isEqualTo(1);
        }
    }

    @Test
    void isAConstantIfAllPartsAreTheSameOne() {
        Latency same = FIVE.except("HEAD", Latency.parse("normal(5ms, 0ms)"));
        assertThat(same.isConstant()).isTrue();
        assertThat(same.sampleNanos(null, null)).isEqualTo(5_000_000);
        assertThat(same.except("GET", Latency.none()).isConstant()).isFalse();
        assertThat(Latency.none().except("HEAD", law()).isConstant()).isFalse();
        assertThat(law().isConstant()).isFalse();
        assertThat(same.shiftedBy(Duration.ofMillis(1)).isConstant()).isTrue();
    }

    @Test
    void refusesWhatIsNoExceptionOrTheSameTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIVE.except(" ", FIVE))
                .withMessageStartingWith("requests ( ) must be a method, a glob of keys, or both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIVE.except("it's", FIVE))
                .withMessage("requests (it's) must have no single quote; ? stands for any character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> law().except(" HEAD", FIVE))
                .withMessage("requests (HEAD) must not be excepted twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    Latency law = FIVE;
                    for (int i = 0; i < 100; i++) {
                        law = law.except("key " + i, FIVE);
                    }
                })
                .withMessage("laws in one (101) must be at most 100");
    }

    @Test
    void drawsForOthersAreAsIfThereWereNoExceptions() {
        long[] with = new Random(1)
                .longs(100)
                .map(seed -> law().sampleNanos(new SplitMix64(seed)))
                .toArray();
        long[] without = new Random(1)
                .longs(100)
                .map(seed -> Latency.exponential(Duration.ofMillis(45)).sampleNanos(new SplitMix64(seed)))
                .toArray();
        assertThat(Arrays.equals(with, without)).isTrue();
    }
}
