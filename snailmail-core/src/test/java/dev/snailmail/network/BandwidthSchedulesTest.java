package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates that change over time, second by second. */
class BandwidthSchedulesTest {

    private static final double SECOND = 1e9;

    @Test
    void stepsHoldFromTheirTimeOn() {
        Bandwidth steps = Bandwidth.parse("steps(0s: 100MB/s, 5s: 10MB/s, 7s: 1MB/s)");
        assertThat(rates(steps, 0, 4.999, 5, 6.9, 7, 1e6)).containsExactly(100e6, 100e6, 10e6, 10e6, 1e6, 1e6);
        assertThat(steps.nanosFor(0, 100e6)).isEqualTo(SECOND);
        assertThat(steps.nanosFor(4 * SECOND, 110e6)).isEqualTo(2 * SECOND);
        assertThat(steps.nanosFor(4 * SECOND, 121e6)).isEqualTo(4 * SECOND);
        assertThat(steps.bytesIn(4 * SECOND, 4 * SECOND)).isEqualTo(121e6);
        assertThat(steps.toMegabytesPerSecond()).isEqualTo(1);
    }

    @Test
    void stepsComeInTheOrderOfTheirTimesWhateverTheMap() {
        assertThat(Bandwidth.steps(Map.of(
                        Duration.ofSeconds(5), Bandwidth.parse("1MB/s"), Duration.ZERO, Bandwidth.parse("2MB/s"))))
                .hasToString("steps(0s: 2MB/s, 5s: 1MB/s)");
    }

    @Test
    void aSineSwingsAroundItsMean() {
        Bandwidth sine = Bandwidth.parse("sine(mean=50MB/s, amplitude=40MB/s, period=10s)");
        double[] rates = rates(sine, 0, 2.5, 5, 7.5, 10, 1002.5);
        assertThat(rates).containsExactly(new double[] {50e6, 90e6, 50e6, 10e6, 50e6, 90e6}, within(1.0));
        assertThat(sine.bytesIn(3 * SECOND, 20 * SECOND)).isCloseTo(1e9, within(1.0));
        assertThat(sine.nanosFor(3 * SECOND, 1e9)).isCloseTo(20 * SECOND, within(1.0));
        // Of the first half a period: mean, and amplitude times 2 / pi.
        assertThat(sine.bytesIn(0, 5 * SECOND)).isCloseTo(250e6 + 40e6 * 5 * 2 / Math.PI, within(1.0));
        assertThat(sine.toMegabytesPerSecond()).isEqualTo(50);
    }

    @Test
    void nothingCrossesDuringAnOutage() {
        Bandwidth outage = Bandwidth.parse("outage(100MB/s, from=2s, to=4s)");
        assertThat(rates(outage, 1.9, 2, 3.9, 4)).containsExactly(100e6, 0, 0, 100e6);
        assertThat(outage.nanosFor(SECOND, 100e6)).isEqualTo(SECOND);
        assertThat(outage.nanosFor(SECOND, 150e6)).isEqualTo(3.5 * SECOND);
        assertThat(outage.nanosFor(3 * SECOND, 100e6)).isEqualTo(2 * SECOND);
        assertThat(outage.bytesIn(SECOND, 4 * SECOND)).isEqualTo(200e6);
        assertThat(outage.bytesIn(2 * SECOND, 2 * SECOND)).isZero();
        assertThat(outage.toMegabytesPerSecond()).isEqualTo(100);
        assertThat(outage.isUnlimited() || outage.isConstant()).isFalse();
    }

    @Test
    void withoutALimitAnOutageIsStillOne() {
        Bandwidth outage = Bandwidth.unlimited().withOutage(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(outage.isUnlimited()).isFalse();
        SharedPipe pipe = new SharedPipe(outage, 0);
        assertThat(pipe.reserve(1_000_000_000, 1 << 20)).isEqualTo(1_000_000_000);
        assertThat(pipe.sliceOf(1_000_000_000, 1 << 30)).isEqualTo(1 << 20);
        assertThat(pipe.reserve(2_500_000_000L, 1 << 20)).isEqualTo(4_000_000_000L);
        assertThat(pipe.reserve(4_500_000_000L, 1 << 20)).isEqualTo(4_500_000_000L);
    }

    @Test
    void outagesThatTouchAreOne() {
        Bandwidth rate = Bandwidth.megabytesPerSecond(1);
        Bandwidth one = rate.withOutage(Duration.ofSeconds(4), Duration.ofSeconds(6))
                .withOutage(Duration.ofSeconds(2), Duration.ofSeconds(4))
                .withOutage(Duration.ofSeconds(8), Duration.ofSeconds(9));
        assertThat(one).hasToString("outage(outage(1MB/s, from=2s, to=6s), from=8s, to=9s)");
        assertThat(Bandwidth.parse(one.toString())).isEqualTo(one).hasSameHashCodeAs(one);
    }

    @Test
    void randomRatesAreKeyedByTheSeed() {
        Bandwidth random = Bandwidth.parse("random(min=1MB/s, max=10MB/s, every=1s)");
        double[] drawn = IntStream.range(0, 10_000)
                .mapToDouble(second -> random.rateAt((second + 0.5) * SECOND))
                .toArray();
        assertThat(DoubleStream.of(drawn).min().orElseThrow()).isBetween(1e6, 1.1e6);
        assertThat(DoubleStream.of(drawn).max().orElseThrow()).isBetween(9.9e6, 10e6);
        assertThat(DoubleStream.of(drawn).average().orElseThrow()).isCloseTo(5.5e6, within(0.1e6));
        assertThat(random.rateAt(7.1 * SECOND))
                .isEqualTo(random.rateAt(7.9 * SECOND))
                .isEqualTo(drawn[7]);
        assertThat(random.seededWith(42).rateAt(7.1 * SECOND)).isEqualTo(drawn[7]);
        assertThat(random.seededWith(43).rateAt(7.1 * SECOND)).isNotEqualTo(drawn[7]);
        assertThat(random.seededWith(43)).isEqualTo(random);
        assertThat(random.withOutage(Duration.ZERO, Duration.ofSeconds(1))
                        .seededWith(43)
                        .rateAt(7.1 * SECOND))
                .isEqualTo(random.seededWith(43).rateAt(7.1 * SECOND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps(0s: 3MB/s, 50ms: 777kB/s, 70ms: 11MB/s)",
                "sine(mean=5MB/s, amplitude=4.9MB/s, period=33ms)",
                "random(min=1MB/s, max=10MB/s, every=7ms)",
                "outage(outage(sine(mean=5MB/s, amplitude=1MB/s, period=1s), from=10ms, to=30ms), from=40ms, to=41ms)"
            })
    void aPipeLosesNothingInAHundredThousandSlices(String spec) {
        Bandwidth rate = Bandwidth.parse(spec);
        long origin = 123_456_789;
        SharedPipe pipe = new SharedPipe(rate, origin);
        long tick = origin;
        long bytes = 0;
        for (int i = 0; i < 100_000; i++) {
            int slice = 1 + i * 31 % 1_000;
            bytes += slice;
            tick = pipe.reserve(tick, slice);
        }
        double exact = rate.nanosFor(0, bytes);
        assertThat((double) (tick - origin)).isCloseTo(exact, within(2 + exact * 1e-9));
    }

    @Test
    void aSliceIsNotHeldBackByTimesThatAreFarSlower() {
        SharedPipe pipe = new SharedPipe(Bandwidth.parse("steps(0s: 100MB/s, 1s: 1kB/s, 2s: 1MB/s)"), 0);
        assertThat(pipe.sliceOf(0, 1 << 30)).isEqualTo(50_000);
        assertThat(pipe.sliceOf(999_999_000, 1 << 30)).isEqualTo(256);
        assertThat(pipe.sliceOf(1_000_000_000, 1 << 30)).isEqualTo(256);
        assertThat(pipe.sliceOf(2_000_000_000, 1 << 30)).isEqualTo(4_096);
        assertThat(new SharedPipe(Bandwidth.parse("outage(1MB/s, from=0s, to=1s)"), 0).sliceOf(5, 1 << 30))
                .isEqualTo(256);
    }

    @Test
    void timeCountsFromTheOrigin() {
        Network network = Network.parse("steps(0s: 1MB/s, 1s: 10MB/s), perConnection(steps(0s: 1MB/s, 2s: 10MB/s))");
        long origin = 5_000_000_000L;
        Pipe pipe = Pipes.of(network, origin).down();
        assertThat(pipe.rateAt(origin)).isEqualTo(1e6);
        assertThat(pipe.reserve(origin + 1_500_000_000L, 1_000)).isEqualTo(origin + 1_501_000_000L);
        assertThat(pipe.reserve(origin + 2_500_000_000L, 1_000)).isEqualTo(origin + 2_500_100_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps()                                  | lacks time: rate",
                "steps(100MB/s)                           | which must be time: rate",
                "steps(1s: 100MB/s)                       | first step (1s) must be at 0s",
                "steps(0s: 1MB/s, 5s: 2MB/s, 5s: 3MB/s)   | has the step at 5s not after the one before it",
                "steps(0s: 1MB/s, 5s: 2MB/s, 3s: 3MB/s)   | has the step at 3s not after the one before it",
                "steps(0s: unlimited)                     | step 0ms (unlimited) must be a constant rate",
                "steps(0s: steps(0s: 1MB/s))              | must be a constant rate",
                "steps(0s: 1MB/s, 366min: fast)           | names no rate",
                "steps(0s: 1MB/s, 40000000s: 1MB/s)       | must be at most 31536000s, a year",
                "sine(mean=5MB/s, amplitude=5MB/s, period=1s) | amplitude (5MB/s) must be less than mean (5MB/s)",
                "sine(mean=5MB/s, amplitude=1MB/s, period=0s) | period (0ms) must be at least 1ms",
                "sine(mean=5MB/s, amplitude=1MB/s)        | lacks period",
                "sine(mean=unlimited, amplitude=1MB/s, period=1s) | mean (unlimited) must be a constant rate",
                "random(min=5MB/s, max=1MB/s, every=1s)   | max (1MB/s) must not be less than min (5MB/s)",
                "random(min=1MB/s, max=2MB/s, every=1us)  | every (1us) must be at least 1ms",
                "outage(1MB/s, from=2s, to=2s)            | to (2s) must be after from (2s)",
                "outage(1MB/s, from=-2s, to=2s)           | from (-2s) must not be negative",
                "outage(1MB/s, from=2s)                   | lacks to",
                "outage(slow(1s), from=2s, to=3s)         | names no rate",
                "steps                                    | lacks time: rate",
            })
    void anErrorSaysWhatIsWrong(String spec, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bandwidth.parse(spec))
                .withMessageContaining(problem)
                .withMessageContaining("; allowed: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse("none, fifo(" + spec + ")"))
                .withMessageContaining(problem);
    }

    @Test
    void thereAreNoMoreThanFiftyOutages() {
        Bandwidth rate = Bandwidth.megabytesPerSecond(1);
        for (int i = 0; i < 50; i++) {
            rate = rate.withOutage(Duration.ofSeconds(2 * i), Duration.ofSeconds(2 * i + 1));
        }
        Bandwidth most = rate;
        assertThat(Network.parse("up(" + most + ")").up()).isEqualTo(most);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> most.withOutage(Duration.ofSeconds(200), Duration.ofSeconds(201)))
                .withMessage("outages (51) must be at most 50");
    }

    private static double[] rates(Bandwidth bandwidth, double... seconds) {
        return DoubleStream.of(seconds).map(at -> bandwidth.rateAt(at * SECOND)).toArray();
    }
}
