package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeScaleTest {

    private static final Pattern ADVICE = Pattern.compile("use (\\S+) or more$");

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 0.00099, 1000.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void isFromAThousandthToAThousand(double factor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScale.of(factor))
                .withMessage("timeScale (" + factor + ") must be from 0.001 to 1000");
        assertThat(TimeScale.of(0.001)).hasToString("timeScale (0.001)");
        assertThat(TimeScale.of(1000).factor()).isEqualTo(1000);
        assertThat(TimeScale.of(1).isReal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1   | none",
                "0.1   | 100MB/s",
                "0.05  | 100MB/s",
                "0.001 | fixed(1s), 10kB/s",
                "0.4   | 1GB/s",
                "0.1   | fixed(10ms)",
                "0.018 | lognormal(mode=45ms, sigma=0.5)",
                "0.001 | mixture(0.6: none, 0.4: fixed(10ms))",
                "0.1   | uniform(min=0ms, max=20ms)",
                "0.1   | empirical(0: 0ms, 0.5: 10ms, 1: 11ms)",
                "0.1   | capped(exponential(mean=1s), at=10ms)",
                "0.1   | connect(10ms), idleTimeout(1ms)",
                "1     | fixed(1us), connect(1us), 100GB/s",
                "3     | fixed(1us), connect(1us), 100GB/s"
            })
    void takesWhatTheTimerCanHold(double factor, String network) {
        assertThatCode(() -> TimeScale.of(factor).requireHolds(Network.parse(network)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.01 | lognormal(mode=45ms, sigma=0.5) | timeScale (0.01) turns the latency"
                        + " lognormal(mode=45ms, sigma=0.5), half of which are below 57.8ms, into 0.578ms; it must stay at"
                        + " least 1ms, which the timer can hold: use 0.018 or more",
                "0.1  | fixed(9.99ms) | timeScale (0.1) turns the latency fixed(9.99ms) into 0.999ms; it must stay at"
                        + " least 1ms, which the timer can hold: use 0.11 or more",
                "0.9  | fixed(1ms) | timeScale (0.9) turns the latency fixed(1ms) into 0.9ms; it must stay at least"
                        + " 1ms, which the timer can hold: use 1 or more",
                "0.5  | fixed(10us) | timeScale (0.5) turns the latency fixed(10us) into 0.005ms; it must stay at least"
                        + " 1ms, which the timer can hold: use 1 or more",
                "0.02 | connect(20ms) | timeScale (0.02) turns connect (20ms) into 0.4ms; it must stay at least 1ms,"
                        + " which the timer can hold: use 0.05 or more",
                "0.01 | 100MB/s | timeScale (0.01) turns the bandwidth 100MB/s into 10000MB/s in slices of 5us;"
                        + " they must stay at least 25us, which the pipe can hold: use 0.05 or more",
                "0.1 | 1GB/s | timeScale (0.1) turns the bandwidth 1GB/s into 10000MB/s in slices of 6.55us; they must"
                        + " stay at least 25us, which the pipe can hold: use 0.39 or more",
                "0.5 | 1000000GB/s | timeScale (0.5) turns the bandwidth 1000000GB/s into 2000000000MB/s in slices of"
                        + " 0.0000328us; they must stay at least 25us, which the pipe can hold: use 1 or more"
            })
    void refusesWhatItCannot(double factor, String network, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScale.of(factor).requireHolds(Network.parse(network)))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gamma(mean=20ms, shape=2)",
                "mixture(0.5: fixed(2ms), 0.5: fixed(3ms))",
                "capped(gamma(mean=20ms, shape=2), at=5ms)",
                "pareto(min=2ms, alpha=0.5)",
                "connect(7ms)",
                "10MB/s",
                "1GB/s"
            })
    void itsAdviceIsGoodAndNotByMuchTooCautious(String spec) {
        Network network = Network.parse(spec);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScale.of(0.01).requireHolds(network))
                .satisfies(error -> {
                    Matcher advice = ADVICE.matcher(error.getMessage());
                    assertThat(advice.find()).isTrue();
                    double scale = Double.parseDouble(advice.group(1));
                    TimeScale.of(scale).requireHolds(network);
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> TimeScale.of(scale * 0.9).requireHolds(network));
                });
    }

    @Test
    void itLooksAtBothWaysOfAClientLink() {
        TimeScale scale = TimeScale.of(0.001);
        Bandwidth fast = Bandwidth.megabytesPerSecond(1000);
        Bandwidth slow = Bandwidth.bytesPerSecond(10_000);
        for (ClientLink link : List.of(ClientLink.of(fast, slow), ClientLink.of(slow, fast))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scale.requireHolds(
                            Network.builder().clientLink(link).build()))
                    .withMessageStartingWith(
                            "timeScale (0.001) turns the bandwidth 1000MB/s into 1000000MB/s in slices of");
        }
        scale.requireHolds(
                Network.builder().clientLink(ClientLink.of(slow, slow)).build());
    }

    @Test
    void itLooksAtWaitsByThemselvesToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScale.of(0.1).requireHolds(Duration.ofMillis(5), "delay(5ms)"))
                .withMessage(
                        "timeScale (0.1) turns delay(5ms) into 0.5ms; it must stay at least 1ms, which the timer can"
                                + " hold: use 0.2 or more");
        TimeScale.of(0.1).requireHolds(Duration.ofMillis(10), "delay(10ms)");
        TimeScale.of(0.1).requireHolds(Duration.ZERO, "nothing");
        TimeScale.of(1).requireHolds(Duration.ofNanos(1), "delay(1ns)");
    }

    @Test
    void itLooksAtLatencyAndBandwidthByThemselvesToo() {
        TimeScale scale = TimeScale.of(0.01);
        assertThatIllegalArgumentException().isThrownBy(() -> scale.requireHolds(Latency.parse("fixed(1ms)")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scale.requireHolds(
                        Latency.parse("shifted(except(fixed(1s), HEAD: fixed(2ms), miss: none), by=1s)")))
                .withMessageContaining("the latency fixed(2ms)");
        assertThatIllegalArgumentException().isThrownBy(() -> scale.requireHolds(Bandwidth.parse("1GB/s")));
        scale.requireHolds(Latency.parse("fixed(1s)"));
        scale.requireHolds(Bandwidth.unlimited());
    }
}
