package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompositePipeTest extends PipeContract {

    @Override
    Pipe pipe() {
        return Pipes.of(network(), 0).down();
    }

    private static Network network() {
        return Network.builder()
                .shared(Bandwidth.bytesPerSecond(3 * RATE))
                .perConnection(BANDWIDTH)
                .fifo(Bandwidth.bytesPerSecond(1.5 * RATE))
                .clientLink(ClientLink.of(Bandwidth.bytesPerSecond(2 * RATE), Bandwidth.unlimited()))
                .build();
    }

    @Test
    void theLatestTickAndTheSmallestSliceCount() {
        Pipe fast = new SharedPipe(Bandwidth.megabytesPerSecond(100), 0);
        Pipe slow = new SharedPipe(Bandwidth.bytesPerSecond(100e3), 0);
        Pipe both = new CompositePipe(List.of(fast, slow));
        assertThat(both.sliceOf(0, 1 << 30)).isEqualTo(2_000);
        assertThat(both.rateAt(0)).isEqualTo(100e3);
        assertThat(both.reserve(0, 1_000)).isEqualTo(10_000_000);
        assertThat(fast.reserve(0, 1_000)).isEqualTo(20_000);
    }

    @Test
    void connectionsHavePipesOfTheirOwn() {
        Pipes pipes = Pipes.of(
                Network.builder().perConnection(Bandwidth.megabytesPerSecond(1)).build(), 0);
        assertThat(pipes.down().reserve(0, 1_000)).isEqualTo(1_000_000);
        assertThat(pipes.down().reserve(0, 1_000)).isEqualTo(1_000_000);
    }

    @Test
    void aNewSharedRateIsFeltByAll() {
        Pipes pipes = Pipes.of(
                Network.builder().perConnection(Bandwidth.megabytesPerSecond(1)).build(), 0);
        Pipe connection = pipes.down();
        assertThat(connection.reserve(0, 1_000)).isEqualTo(1_000_000);
        pipes.setShared(Bandwidth.bytesPerSecond(1_000));
        assertThat(connection.reserve(1_000_000, 1_000)).isEqualTo(1_001_000_000);
    }

    @Test
    void withoutLimitsNothingIsReserved() {
        Pipes pipes = Pipes.of(Network.builder().build(), 0);
        assertThat(pipes.down()).isSameAs(pipes.down()).isInstanceOf(SharedPipe.class);
        assertThat(pipes.down().reserve(5, Long.MAX_VALUE)).isEqualTo(5);
        assertThat(pipes.down().sliceOf(0, 10)).isEqualTo(1 << 20);
        assertThat(pipes.turns()).isEmpty();
    }
}
