package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.ClientLink;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers of two clocks cannot share a link: the bodies of one would wait for ticks of the other. */
@Timeout(60)
class ClientLinkAndTimeScaleTest {

    private static final int SIZE = 100_000;

    private final ObjectStore store = ObjectStore.synthetic("object", SIZE);
    private final Network network = Network.builder()
            .clientLink(ClientLink.of(Bandwidth.megabytesPerSecond(10), Bandwidth.megabytesPerSecond(10)))
            .build();

    private SlowServerBuilder at(double scale) {
        return SlowServer.builder(store).timeScale(scale);
    }

    private static void assertServes(SlowServer server) {
        try (WireClient client = WireClient.of(server)) {
            assertThat(client.get("/object").body()).hasSize(SIZE);
        }
    }

    @Test
    void start_theLinkBelongsToAnotherScale_isRefusedBeforeAnythingStarts() {
        try (SlowServer first = at(1).network(network).start()) {
            assertServes(first);
            Leftovers before = Leftovers.now();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SlowServer.builder(Path.of("no/such/root"))
                            .network(network)
                            .timeScale(0.1)
                            .start())
                    .withMessageContaining("belongs to servers of timeScale (1)");
            before.assertNothingNew();
            assertServes(first);
        }
    }

    @Test
    void setNetwork_theLinkBelongsToAnotherScale_isRefusedAndNothingChanges() {
        try (SlowServer first = at(0.1).network(network).start();
                SlowServer other = at(1).start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.setNetwork(network))
                    .withMessageContaining("belongs to servers of timeScale (0.1)");
            assertThat(other.network().clientLink()).isEmpty();
            assertServes(other);
            assertServes(first);
        }
    }

    @Test
    void start_theLinkIsTooFastForTheScale_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(0.001).network(network).start())
                .withMessageContaining("the bandwidth 10MB/s");
        try (SlowServer server = at(0.001).start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.setNetwork(network))
                    .withMessageContaining("the bandwidth 10MB/s");
        }
    }

    @Test
    void start_serversOfOneScale_shareTheLink() {
        try (SlowServer one = at(0.1).network(network).start();
                SlowServer other = at(0.1).start()) {
            other.setNetwork(network);
            assertServes(one);
            assertServes(other);
        }
        try (SlowServer later = at(0.1).network(network).start()) {
            assertServes(later);
        }
    }
}
