package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CoarsePipeTest extends PipeContract {

    @Override
    Pipe pipe() {
        return down(Network.builder().shared(BANDWIDTH), 1);
    }

    private static Pipe down(NetworkBuilder network, long leastSlice) {
        return Pipes.imagined(network.build(), leastSlice).down();
    }

    @Test
    void slicesAreNoSmallerThanAskedForAndTakeTheirTime() {
        Pipe coarse = down(Network.builder().shared(BANDWIDTH), 10_000);
        assertThat(coarse.sliceOf(0, 1 << 30)).isEqualTo(10_000);
        assertThat(coarse.reserve(0, 10_000)).isEqualTo((long) (10_000 * 1e9 / RATE));
        assertThat(down(Network.builder().shared(BANDWIDTH), 1L << 50).sliceOf(0, 1L << 60))
                .isEqualTo(1L << 50);
        Pipes up = Pipes.imagined(Network.builder().up(BANDWIDTH).build(), 5_000);
        assertThat(up.up().sliceOf(0, 1 << 30)).isEqualTo(5_000);
    }

    @Test
    void slicesThatAreLargerAnywayStayAsTheyAre() {
        assertThat(down(Network.builder().shared(Bandwidth.megabytesPerSecond(100)), 10_000)
                        .sliceOf(0, 1 << 30))
                .isEqualTo(50_000);
    }

    @Test
    void slowStartHoldsBackWhateverTheSlice() {
        Duration roundTrip = Duration.ofMillis(50);
        Pipe pipe = down(Network.builder().slowStart(roundTrip), 1L << 50);
        assertThat(pipe.sliceOf(0, 1L << 60)).isEqualTo(SlowStart.INITIAL_WINDOW);
        pipe.reserve(0, SlowStart.INITIAL_WINDOW);
        assertThat(pipe.opensAt(0)).isEqualTo(roundTrip.toNanos());
    }

    @Test
    void aLinkThatServersShareIsLeftAlone() {
        ClientLink link = ClientLink.of(Bandwidth.megabytesPerSecond(1), Bandwidth.megabytesPerSecond(1));
        Network network = Network.builder().clientLink(link).build();
        Pipes imagined = Pipes.imagined(network, 1);
        assertThat(imagined.down().reserve(0, 1_000)).isEqualTo(1_000_000);
        assertThat(imagined.up().reserve(0, 1_000)).isEqualTo(1_000_000);
        assertThat(Pipes.of(network, 0).down().reserve(0, 1_000)).isEqualTo(1_000_000);
        assertThat(Pipes.of(network, 0).up().reserve(0, 1_000)).isEqualTo(1_000_000);
    }

    @Test
    void whatIsLeftBehindManyIntervalsCrossesAtTheirMean() {
        Bandwidth random = Bandwidth.parse("random(min=1MB/s, max=3MB/s, every=1ms)");
        for (Bandwidth rate : new Bandwidth[] {random, random.withOutage(Duration.ZERO, Duration.ofSeconds(1))}) {
            Bandwidth large = rate.inTheLarge();
            assertThat(large.nanosFor(1e9, 250e3)).isEqualTo(rate.nanosFor(1e9, 250e3));
            assertThat(large.bytesIn(1e9, 250e6)).isEqualTo(rate.bytesIn(1e9, 250e6));
            assertThat(large.nanosFor(1e9, 1e9) / rate.nanosFor(1e9, 1e9)).isBetween(0.99, 1.01);
            assertThat(large.bytesIn(1e9, large.nanosFor(1e9, 1e9))).isBetween(1e9 - 1, 1e9 + 1);
            // 300 years of milliseconds, and more.
            assertThat(large.nanosFor(1e9, Long.MAX_VALUE) / (Long.MAX_VALUE * 500.0))
                    .isBetween(0.999, 1.001);
        }
    }

    @Test
    void aRateThatIsDrawnInTheLargeDrawsWithTheSeedOfItsNetwork() {
        NetworkBuilder network = Network.builder()
                .seed(5)
                .clientLink(ClientLink.of(Bandwidth.unlimited(), Bandwidth.unlimited()))
                .shared(Bandwidth.parse("random(min=1MB/s, max=300MB/s, every=1ms)"));
        assertThat(down(network, 1).reserve(0, 10_000_000))
                .isEqualTo(Pipes.of(network.build(), 0).down().reserve(0, 10_000_000));
    }
}
