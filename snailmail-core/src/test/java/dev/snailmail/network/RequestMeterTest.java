package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMeterTest {

    private static final long SECOND = 1_000_000_000;
    private static final long START = Long.MAX_VALUE - SECOND;

    private static RequestMeter meter(String limit) {
        return new RequestMeter(RequestLimit.parse(limit), START);
    }

    /** How many of so many requests a second, evenly apart or by chance, are let through in so many seconds. */
    private static long admitted(RequestMeter meter, double offeredPerSecond, int seconds, boolean evenly) {
        Random random = new Random(seconds);
        long admitted = 0;
        double interval = SECOND / offeredPerSecond;
        for (double at = 0;
                at < (double) seconds * SECOND;
                at += evenly ? interval : -interval * Math.log(1 - random.nextDouble())) {
            admitted += meter.admits("key", START + (long) at) ? 1 : 0;
        }
        return admitted;
    }

    @ParameterizedTest
    @CsvSource({"100, true", "999.9, false", "3500, false", "5500, false", "5500, true", "12345.6, false", "1e5, false"
    })
    void whatIsLetThroughIsTheRateWithinTwoPercent(double rate, boolean evenly) {
        for (double load : new double[] {1.5, 2, 10}) {
            RequestMeter meter = new RequestMeter(
                    RequestLimit.atMost(rate).requestsPerSecond().perServer(), START);
            int seconds = 3;
            assertThat((double) admitted(meter, load * rate, seconds, evenly))
                    .as("of %s times %s/s", load, rate)
                    .isCloseTo(rate * seconds, Percentage.withPercentage(2));
        }
    }

    @Test
    void oneThatWasHeldUpOnItsWayIsNotEarlyBecauseAnotherCameMeanwhile() {
        RequestMeter meter = meter("limit(1000/s, per=server)");

        assertThat(meter.admits("key", START + SECOND / 5)).isTrue();

        assertThat(meter.admits("key", START)).as("200 ms after it had arrived").isTrue();
    }

    @Test
    void whatComesWithinTheRateIsLetThrough() {
        RequestMeter meter = meter("limit(5500/s, per=server)");
        for (int i = 0; i < 20_000; i++) {
            assertThat(meter.admits("key", START + i * SECOND / 5500)).isTrue();
        }
    }

    @Test
    void aBurstIsFiftyMillisecondsWorthAndOne() {
        RequestMeter meter = meter("limit(5500/s, per=server)");
        int burst = 0;
        while (meter.admits("key", START + SECOND)) {
            burst++;
        }
        assertThat(burst).isEqualTo(276);
        assertThat(meter("limit(1/s, per=server)").admits("key", START)).isTrue();
    }

    @Test
    void slowRatesLetOneThroughAtATime() {
        RequestMeter meter = meter("limit(2/s, per=server)");
        assertThat(meter.admits("key", START)).isTrue();
        assertThat(meter.admits("key", START + 1)).isFalse();
        assertThat(meter.admits("key", START + SECOND / 2 - SECOND / 10))
                .as("much too early")
                .isFalse();
        assertThat(meter.admits("key", START + SECOND / 2))
                .as("refused ones do not count")
                .isTrue();
        assertThat(meter.admits("key", START + SECOND / 2 + 1)).isFalse();
        assertThat(meter.admits("key", START + 10 * SECOND)).isTrue();
        assertThat(meter.admits("key", START + 10 * SECOND + 1))
                .as("a pause is not saved up")
                .isFalse();
    }

    @Property
    void noStretchOfTimeSeesMoreThanTheRateAndTheBurst(
            @ForAll @DoubleRange(min = 10, max = 10_000) @Scale(1) double rate, @ForAll long seed) {
        RequestMeter meter =
                new RequestMeter(RequestLimit.atMost(rate).requestsPerSecond().perServer(), START);
        Random random = new Random(seed);
        double at = 0;
        long admitted = 0;
        for (int i = 0; i < 2000; i++) {
            at += -Math.log(1 - random.nextDouble()) * SECOND / (3 * rate);
            admitted += meter.admits("key", START + (long) at) ? 1 : 0;
            assertThat((double) admitted).isLessThanOrEqualTo(rate * at / SECOND + rate / 20 + 1.001);
        }
    }

    @Test
    void eachPrefixHasItsOwn() {
        RequestMeter meter = meter("limit(1/s, per=prefix)");
        assertThat(meter.admits("a/b/1", START)).isTrue();
        assertThat(meter.admits("a/b/2", START)).isFalse();
        assertThat(meter.admits("a/c/1", START)).isTrue();
        assertThat(meter.admits("a/1", START)).isTrue();
        assertThat(meter.admits("1", START)).isTrue();
        assertThat(meter.admits("2", START)).as("the empty prefix").isFalse();
        RequestMeter server = meter("limit(1/s, per=server)");
        assertThat(server.admits("a/1", START)).isTrue();
        assertThat(server.admits("b/1", START)).isFalse();
    }

    @Test
    void memoryIsBounded() {
        RequestMeter meter = meter("limit(1/s, per=prefix)");
        for (int i = 0; i < 1_000_000; i++) {
            meter.admits("prefix " + i + "/key", START + i * 10_000_000L);
        }
        assertThat(meter.scopes())
                .as("those that are not busy any more are forgotten")
                .isLessThan(2000);

        RequestMeter busy = new RequestMeter(RequestLimit.parse("limit(1/s, per=prefix)"), START, 10);
        for (int i = 0; i < 9; i++) {
            assertThat(busy.admits(i + "/key", START)).isTrue();
        }
        assertThat(busy.admits("9/key", START)).isTrue();
        assertThat(busy.admits("10/key", START))
                .as("the first beyond has the rest")
                .isTrue();
        assertThat(busy.admits("11/key", START)).as("and shares it").isFalse();
        assertThat(busy.scopes()).isLessThanOrEqualTo(11);
        assertThat(busy.admits("12/key", START + SECOND))
                .as("there is room again")
                .isTrue();
        assertThat(busy.admits("13/key", START + SECOND)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit                        | lacks rate",
                "limit(5500)                  | has rate (5500), which needs /s behind it: 5500/s",
                "limit(5500/s)                | lacks per",
                "limit(5500/s, per=key)       | has per (key), which must be prefix or server",
                "limit(0/s, per=server)       | requests per second (0.0) must be from 0.001 to 1000000000",
                "limit(-1/s, per=server)      | requests per second (-1.0) must be from",
                "rate(5500/s)                 | names no limit",
                "limit(1/s, per=server, x=1)  | has no parameter called x"
            })
    void saysWhatIsWrongWithASpec(String spec, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestLimit.parse(spec))
                .withMessageContaining(problem)
                .withMessageContaining("allowed: ");
    }

    @Property
    void isReadBackAsItIsWritten(@ForAll @DoubleRange(min = 0.001, max = 1e9) @Scale(6) double rate) {
        RequestLimit perPrefix = RequestLimit.atMost(rate).requestsPerSecond().perPrefix();
        RequestLimit perServer = RequestLimit.atMost(rate).requestsPerSecond().perServer();
        assertThat(RequestLimit.parse(perPrefix.toString()))
                .isEqualTo(perPrefix)
                .hasSameHashCodeAs(perPrefix);
        assertThat(RequestLimit.parse(perServer.toString()))
                .isEqualTo(perServer)
                .isNotEqualTo(perPrefix);
        assertThat(perPrefix.perSecond()).isCloseTo(rate, within(0.0));
        assertThat(RequestLimit.parse(" LIMIT( " + Checks.format(rate) + " / s , per = Prefix ) ")
                        .perSecond())
                .isEqualTo(rate);
    }
}
