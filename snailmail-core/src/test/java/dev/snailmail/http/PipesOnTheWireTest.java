package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.ClientLink;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only that nothing comes too early over the pipes of a network. */
@Timeout(60)
class PipesOnTheWireTest {

    /** More than any slice takes. */
    private static final Duration SLICE = Duration.ofMillis(10);

    private static SlowServer server(Network network) {
        return SlowServer.builder(ObjectStore.synthetic("object", 1 << 30))
                .network(network)
                .start();
    }

    private static Duration timeToRead(int bytes, WireClient... clients) {
        long start = System.nanoTime();
        for (WireClient client : clients) {
            client.sendRequest("GET", "/object", "Range: bytes=0-" + (bytes - 1));
        }
        for (WireClient client : clients) {
            assertThat(client.read().body()).hasSize(bytes);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void slowStartTakesItsRoundTrips() {
        try (SlowServer server = server(Network.parse("slowStart(50ms)"));
                WireClient client = WireClient.of(server)) {
            // Windows of 14,600, 29,200 and 58,400 bytes.
            assertThat(timeToRead(100_000, client)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
            server.reset();
            assertThat(timeToRead(100_000, client)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void aConnectionGetsItsOwnAndAllTogetherTheShared() {
        try (SlowServer server = server(Network.parse("4MB/s, perConnection(2MB/s)"));
                WireClient one = WireClient.of(server);
                WireClient two = WireClient.of(server);
                WireClient three = WireClient.of(server)) {
            assertThat(timeToRead(200_000, one))
                    .isGreaterThan(Duration.ofMillis(100).minus(SLICE));
            assertThat(timeToRead(400_000, one, two, three))
                    .isGreaterThan(Duration.ofMillis(300).minus(SLICE));
        }
    }

    @Test
    void anOutageHoldsUpWhatComesThen() {
        Bandwidth rate = Bandwidth.megabytesPerSecond(10).withOutage(Duration.ZERO, Duration.ofSeconds(1));
        try (SlowServer server = server(Network.builder().shared(rate).build());
                WireClient client = WireClient.of(server)) {
            server.reset();
            timeToRead(10_000, client);
            assertThat(server.recording().wallTime()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            server.setBandwidth(Bandwidth.unlimited());
            timeToRead(10_000, client);
        }
    }

    @Test
    void serversShareALink() {
        ClientLink link = ClientLink.of(Bandwidth.megabytesPerSecond(2), Bandwidth.unlimited());
        Network network = Network.builder().clientLink(link).build();
        try (SlowServer one = server(network);
                SlowServer other = server(network);
                WireClient first = WireClient.of(one);
                WireClient second = WireClient.of(other)) {
            assertThat(timeToRead(200_000, first, second))
                    .isGreaterThan(Duration.ofMillis(200).minus(SLICE));
        }
    }

    @Test
    void theResetOfAServerLeavesALinkAlone() {
        ClientLink link = ClientLink.of(Bandwidth.bytesPerSecond(1), Bandwidth.unlimited());
        Network network = Network.builder().clientLink(link).build();
        try (SlowServer server = server(network)) {
            List<WireClient> clients = WireClient.several(server, 2);
            clients.get(0).sendRequest("GET", "/object");
            Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            server.reset();
            clients.get(1).sendRequest("GET", "/object", "Range: bytes=0-9");
            Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            assertThat(server.snapshot().bytesSent()).isZero();
            assertThat(server.network().clientLink()).containsSame(link);
            clients.forEach(WireClient::close);
        }
    }
}
