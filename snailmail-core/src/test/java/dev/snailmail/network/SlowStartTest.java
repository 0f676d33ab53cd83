package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowStartTest {

    private static final long WINDOW = 14_600;
    private static final long RTT = 50_000_000;

    private static Pipe pipe(Bandwidth rate) {
        return Pipes.of(
                        Network.builder()
                                .shared(rate)
                                .slowStart(Duration.ofNanos(RTT))
                                .build(),
                        0)
                .down();
    }

    /** Round trips until the window no longer limits or the body is through, and the rest at the rate. */
    private static double closedForm(long body, double rate) {
        long window = WINDOW;
        long left = body;
        long rounds = 0;
        while (left > window && window < rate * RTT / 1e9) {
            left -= window;
            window *= 2;
            rounds++;
        }
        return rounds * RTT + left * 1e9 / rate;
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, 1e9, 125e6, 10e6, 1e6, 200e3})
    void aBodyTakesItsRoundTripsAndItsRestAtTheRate(double rate) {
        for (long body = 10_000; body <= 10_000_000; body = body * 5 / 4) {
            Bandwidth bandwidth = Double.isInfinite(rate) ? Bandwidth.unlimited() : Bandwidth.bytesPerSecond(rate);
            double took = Transfers.ends(body, now -> 0, pipe(bandwidth))[0];
            double exact = closedForm(body, rate);
            assertThat(took).as(body + " bytes").isCloseTo(exact, within(1 + exact * 1e-6));
        }
    }

    @Test
    void tenMegabytesTakeNineRoundTripsAfterTheFirstWindow() {
        assertThat(Transfers.ends(10_000_000, now -> 0, pipe(Bandwidth.unlimited()))[0])
                .isEqualTo(9 * RTT);
        assertThat(Transfers.ends(WINDOW, now -> 0, pipe(Bandwidth.unlimited()))[0])
                .isZero();
        assertThat(Transfers.ends(WINDOW + 1, now -> 0, pipe(Bandwidth.unlimited()))[0])
                .isEqualTo(RTT);
    }

    @Test
    void aSliceEndsWithTheWindow() {
        Pipe pipe = pipe(Bandwidth.unlimited());
        assertThat(pipe.sliceOf(0, 1 << 30)).isEqualTo(WINDOW);
        pipe.reserve(0, WINDOW - 10);
        assertThat(pipe.sliceOf(0, 1 << 30)).isEqualTo(10);
        pipe.reserve(0, 10);
        assertThat(pipe.opensAt(0)).isEqualTo(RTT);
        assertThat(pipe.opensAt(RTT)).isEqualTo(RTT);
        assertThat(pipe.sliceOf(RTT, 1 << 30)).isEqualTo(2 * WINDOW);
    }

    @Test
    void anIdleConnectionStartsOver() {
        long timeout = RTT + 200_000_000;
        Pipe pipe = pipe(Bandwidth.unlimited());
        pipe.reserve(0, WINDOW);
        assertThat(pipe.sliceOf(timeout, 1 << 30)).isEqualTo(2 * WINDOW);
        assertThat(pipe.sliceOf(timeout + 1, 1 << 30)).isEqualTo(WINDOW);
    }

    @Test
    void whoDoesNotFillTheWindowGetsNoLarger() {
        Pipe pipe = pipe(Bandwidth.unlimited());
        for (int round = 0; round < 10; round++) {
            assertThat(pipe.opensAt(round * RTT)).isEqualTo(round * RTT);
            assertThat(pipe.sliceOf(round * RTT, 1 << 30)).isEqualTo(WINDOW);
            pipe.reserve(round * RTT, WINDOW - 1);
        }
    }

    @Test
    void eachConnectionStartsByItself() {
        Pipes pipes =
                Pipes.of(Network.builder().slowStart(Duration.ofMillis(50)).build(), 0);
        pipes.down().reserve(0, WINDOW);
        assertThat(pipes.down().opensAt(0)).isZero();
    }

    @Test
    void itWaitsWithoutHoldingUpOthers() {
        Pipes pipes = Pipes.of(
                Network.builder()
                        .shared(Bandwidth.megabytesPerSecond(100))
                        .slowStart(Duration.ofMillis(50))
                        .build(),
                0);
        long[] ends = Transfers.ends(100_000, now -> 0, pipes.down(), pipes.down());
        // Three windows: two round trips, and the rest of both at the rate.
        double exact = 2 * RTT + 2 * (100_000 - 3 * WINDOW) * 1e9 / 100e6;
        assertThat((double) Math.max(ends[0], ends[1])).isCloseTo(exact, within(exact * 0.01));
    }

    @Test
    void isNotNegativeAndNotLongerThanAYear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.builder().slowStart(Duration.ofMillis(-3)))
                .withMessage("slowStart (-3ms) must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.builder().slowStart(Duration.ofDays(366)))
                .withMessageContaining("must be at most 31536000s");
    }
}
