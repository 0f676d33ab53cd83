package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.ClientLink;
import dev.snailmail.network.Draws;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What of a store stays when a parameter or a {@link NetworkTest} replaces its network. */
class NetworkReplacementTest {

    private static final ClientLink LINK = ClientLink.of(Bandwidth.megabytesPerSecond(8), Bandwidth.unlimited());
    private static final List<Network> SEEN = new ArrayList<>();

    private static final Network OWN = Network.builder()
            .latency(Latency.fixed(Duration.ofMillis(1)))
            .shared(Bandwidth.megabytesPerSecond(7))
            .clientLink(LINK)
            .draws(Draws.inArrivalOrder())
            .seed(5)
            .build();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    static class OnALink {
        @RegisterExtension
        static final SlowStoreExtension STORE = SlowStoreExtension.of(
                SlowServer.builder(ObjectStore.synthetic("a", 10)).network(OWN));

        @Test
        void test(ServerHandle server) {
            SEEN.add(server.network());
        }

        @NetworkTest("lte")
        void matrix(ServerHandle server, Network network) {
            assertThat(network).isEqualTo(server.network());
            SEEN.add(network);
        }
    }

    @Test
    void linkSeedAndDrawsStayAndAllElseIsReplaced() {
        assertThat(NetworkReplacement.of(Network.lte(), OWN))
                .isEqualTo(Network.lte().toBuilder()
                        .clientLink(LINK)
                        .draws(Draws.inArrivalOrder())
                        .seed(5)
                        .build());
        assertThat(NetworkReplacement.of(Network.lte(), Network.builder().build()))
                .isEqualTo(Network.lte());
    }

    @Test
    void drawsOfTheReplacementReplaceThoseOfTheStore() {
        Draws byKey = Draws.keyedBy(Draws.Part.KEY, Draws.Part.OCCURRENCE);
        Network replacement = Network.lte().toBuilder().draws(byKey).build();

        assertThat(NetworkReplacement.of(replacement, OWN).draws()).isEqualTo(byKey);
    }

    @Test
    void aParameterOfTheSuiteKeepsTheLink() {
        JupiterRun.with(Map.of("snailmail.network", "lte", "snailmail.seed", "9"), OnALink.class)
                .assertPassed(2);

        assertThat(SEEN)
                .containsOnly(Network.lte().toBuilder()
                        .clientLink(LINK)
                        .draws(Draws.inArrivalOrder())
                        .seed(9)
                        .build());
    }

    @Test
    void aNetworkTestKeepsTheLink() {
        JupiterRun.of(OnALink.class).assertPassed(2);

        assertThat(SEEN)
                .containsExactlyInAnyOrder(
                        OWN,
                        Network.lte().toBuilder()
                                .clientLink(LINK)
                                .draws(Draws.inArrivalOrder())
                                .seed(5)
                                .build());
    }
}
