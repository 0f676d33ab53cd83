package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClientLinkTest {

    private static final Bandwidth DOWN = Bandwidth.megabytesPerSecond(10);
    private static final Bandwidth UP = Bandwidth.megabitsPerSecond(8);

    private final ClientLink link = ClientLink.of(DOWN, UP);
    private final Network network = Network.builder().clientLink(link).build();

    @Test
    void serversShareItEquallyAndInFull() {
        Pipes one = Pipes.of(network, 0);
        Pipes other = Pipes.of(network, 0);
        Pipe[] pipes = {one.down(), one.down(), one.down(), other.down(), other.down()};
        long[] bytes = Transfers.between(0, 2_000_000_000, pipes, now -> now % 100_000, nth -> 0);
        assertThat((double) Arrays.stream(bytes).sum()).isCloseTo(20e6, within(20e6 * 0.005));
        assertThat(Downloads.jain(Arrays.stream(bytes).asDoubleStream().toArray()))
                .isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void bothWaysArePipesOfTheirOwn() {
        Pipes pipes = Pipes.of(network, 0);
        assertThat(pipes.down().reserve(0, 10_000)).isEqualTo(1_000_000);
        assertThat(pipes.up().reserve(0, 10_000)).isEqualTo(10_000_000);
        assertThat(Pipes.of(network, 0).up().reserve(0, 10_000)).isEqualTo(20_000_000);
    }

    @Test
    void onlyItsOwnResetEmptiesIt() {
        Pipe pipe = Pipes.of(network, 0).down();
        assertThat(pipe.reserve(0, 10_000)).isEqualTo(1_000_000);
        Pipe afterResetOfTheServer = Pipes.of(network, 500).down();
        assertThat(afterResetOfTheServer.reserve(500, 10_000)).isEqualTo(2_000_000);
        link.reset();
        assertThat(pipe.reserve(700, 10_000)).isEqualTo(1_000_700);
    }

    @Test
    void schedulesCountFromTheFirstByteOnAndFromTheFirstAfterAReset() {
        ClientLink changing = ClientLink.of(Bandwidth.parse("steps(0s: 1MB/s, 1s: 10MB/s)"), UP);
        Pipe pipe = Pipes.of(Network.builder().clientLink(changing).build(), 0).down();
        long start = 77_000_000_000L;
        assertThat(pipe.reserve(start, 1_000)).isEqualTo(start + 1_000_000);
        assertThat(pipe.reserve(start + 1_000_000_000, 1_000)).isEqualTo(start + 1_000_100_000);
        changing.reset();
        assertThat(pipe.reserve(start + 2_000_000_000, 1_000)).isEqualTo(start + 2_001_000_000);
    }

    @Test
    void keepTo_anotherScale_isRefused() {
        TimeScale.of(0.1).use(network);
        TimeScale.of(0.1).use(network);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScale.of(1).use(network))
                .withMessage("clientLink(down=10MB/s, up=8Mbit/s) belongs to servers of timeScale (0.1), so a server of"
                        + " timeScale (1) cannot share it: give all its servers one time scale, or make another link");
        link.reset();
        assertThatIllegalArgumentException().isThrownBy(() -> TimeScale.of(0.2).use(network));
    }

    @Test
    void keepTo_aNetworkThatTheScaleDoesNotHold_leavesTheLinkFree() {
        Network tooFast = network.toBuilder().slowStart(Duration.ofMillis(1)).build();
        assertThatIllegalArgumentException().isThrownBy(() -> TimeScale.of(0.1).use(tooFast));
        TimeScale.of(1).use(network);
    }

    @Test
    void isPrintedButMadeInCodeOnly() {
        assertThat(ClientLink.of(Bandwidth.megabitsPerSecond(12), Bandwidth.megabitsPerSecond(1)))
                .hasToString("clientLink(down=12Mbit/s, up=1Mbit/s)");
        assertThat(network).hasToString("none, unlimited, clientLink(down=10MB/s, up=8Mbit/s)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(network.toString()))
                .withMessageContaining("a link is shared and so is made in code");
        assertThat(network.toBuilder().build()).isEqualTo(network).hasSameHashCodeAs(network);
        assertThat(Network.builder().clientLink(ClientLink.of(DOWN, UP)).build())
                .isNotEqualTo(network);
        assertThat(network.clientLink()).containsSame(link);
        assertThat(link.down()).isEqualTo(DOWN);
        assertThat(link.up()).isEqualTo(UP);
        assertThatNullPointerException().isThrownBy(() -> ClientLink.of(null, UP));
        assertThatNullPointerException().isThrownBy(() -> ClientLink.of(DOWN, null));
    }
}
