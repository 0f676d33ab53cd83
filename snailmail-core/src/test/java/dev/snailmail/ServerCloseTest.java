package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.SampleBytes;
import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerCloseTest {

    private final ObjectStore store = ObjectStore.synthetic(Map.of("object", 100L, "large", 1L << 40));

    @TempDir
    private Path root;

    @Test
    void requestsInFlightEndWithTheServer() {
        SlowServer server = SlowServer.builder(store).start();
        WireClient reading = WireClient.withReceiveBuffer(server, 4096);
        reading.sendRequest("GET", "/large").readHead();
        server.setBandwidth(Bandwidth.bytesPerSecond(1000));
        WireClient trickling = WireClient.of(server);
        trickling.sendRequest("GET", "/large").readHead();
        server.setLatency(Latency.fixed(Duration.ofHours(1)));
        WireClient waiting = WireClient.of(server);
        waiting.sendRequest("GET", "/object");
        Eventually.holds("all arrive", () -> server.snapshot().requestCount() == 3);
        server.close();

        Recording recording = server.recording();
        assertThat(recording.requests()).extracting(RequestRecord::outcome).containsOnly(Outcome.SERVER_CLOSED);
        assertThat(recording.incomplete()).isZero();
        assertThat(recording.requests().get(2).timeToFirstByte()).isEmpty();
        for (WireClient client : List.of(reading, trickling, waiting)) {
            client.readUntilClosed();
            client.close();
        }
    }

    @Test
    void nothingIsLeftAndTheRecordingCanBeRead() throws IOException {
        Leftovers before = Leftovers.now();
        for (int nth = 0; nth < 10; nth++) {
            SampleBytes.writtenTo(root.resolve("file" + nth), 1_000_000);
        }
        SlowServer server = SlowServer.builder(root).start();
        try (WireClient client = WireClient.of(server);
                WireClient stuck = WireClient.withReceiveBuffer(server, 4096)) {
            for (int nth = 0; nth < 10; nth++) {
                client.get("/file" + nth);
            }
            stuck.sendRequest("GET", "/file0").readHead();
            assertThat(Leftovers.openFilesBeneath(root)).isNotEmpty();
            server.close();
            before.assertNothingNew();
            assertThat(Leftovers.openFilesBeneath(root)).isEmpty();
            assertThat(server.recording().requestCount()).isEqualTo(11);
            assertThat(server.snapshot().bytesSent()).isGreaterThan(10_000_000);
            client.readUntilClosed();
        }
        Assertions.assertThatExceptionOfType(java.io.UncheckedIOException.class)
                .isThrownBy(() -> WireClient.of(server))
                .withCauseInstanceOf(ConnectException.class);
    }

    @Test
    void connectionsThatWaitToBeLetInEndToo() {
        Leftovers before = Leftovers.now();
        for (int nth = 0; nth < 20; nth++) {
            SlowServer server = SlowServer.builder(store)
                    .network(Network.parse("maxConnections(1, queue)"))
                    .start();
            List<WireClient> clients = WireClient.several(server, 50);
            clients.forEach(client -> client.sendRequest("GET", "/object"));
            Eventually.holds("all arrive", () -> server.snapshot().connectionsOpened() == 50);
            Eventually.holds("one is served", () -> server.snapshot().requestCount() == 1);
            server.close();
            before.assertNothingNew();
            assertThat(server.recording().requestCount()).isEqualTo(1);
            assertThat(clients)
                    .filteredOn(client -> client.readUntilClosed().length > 0)
                    .hasSizeLessThan(2);
            clients.forEach(WireClient::close);
        }
    }

    @Test
    void aSecondCloseDoesNothing() {
        SlowServer server = SlowServer.builder(store).start();
        server.close();
        Recording first = server.recording();
        server.close();
        assertThat(server.recording().requestCount()).isEqualTo(first.requestCount());
    }

    @Test
    void twoThreadsMayCloseAtOnce() throws InterruptedException {
        Leftovers before = Leftovers.now();
        for (int nth = 0; nth < 50; nth++) {
            SlowServer server = SlowServer.builder(store).start();
            WireClient client = WireClient.of(server);
            client.sendRequest("GET", "/large").readHead();
            Thread other = new Thread(server::close);
            other.start();
            server.close();
            // Whoever returns second has waited as well.
            before.assertNothingNew();
            assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.SERVER_CLOSED);
            other.join();
            client.close();
        }
    }

    @Test
    void thePortIsFreeAgainAtOnce() {
        int port;
        try (SlowServer first = SlowServer.builder(store).start()) {
            port = first.port();
        }
        WireClient left = null;
        for (int nth = 0; nth < 50; nth++) {
            try (SlowServer server = SlowServer.builder(store).port(port).start()) {
                WireClient client = WireClient.of(server);
                assertThat(client.get("/object").status()).isEqualTo(200);
                if (left != null) {
                    left.close();
                }
                // Closed by the server first, so that the port is left in TIME_WAIT.
                left = client;
            }
        }
        left.close();
    }

    @Test
    void aCloseAmidHundredsOfRequestsSettlesThemAll() {
        Leftovers before = Leftovers.now();
        for (int nth = 0; nth < 50; nth++) {
            SlowServer server = SlowServer.builder(store)
                    .latency(Latency.exponential(Duration.ofMillis(5)))
                    .bandwidth(Bandwidth.megabytesPerSecond(100))
                    .start();
            List<WireClient> clients = WireClient.several(server, 200);
            for (int i = 0; i < clients.size(); i++) {
                clients.get(i).sendRequest("GET", i % 2 == 0 ? "/object" : "/large");
            }
            if (nth % 2 == 0) {
                Eventually.holds("all arrive", () -> server.snapshot().requestCount() == clients.size());
            }
            server.close();
            before.assertNothingNew();
            Recording recording = server.recording();
            assertThat(recording.incomplete()).isZero();
            assertThat(recording.requests())
                    .extracting(RequestRecord::outcome)
                    .isSubsetOf(Outcome.COMPLETE, Outcome.SERVER_CLOSED);
            assertThat(recording.byStatus().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(recording.requestCount() - recording.unanswered());
            clients.forEach(WireClient::close);
        }
    }

    @Test
    void anInterruptedThreadClosesAllTheSame() {
        Leftovers before = Leftovers.now();
        SlowServer server = SlowServer.builder(store).start();
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/large").readHead();
            Thread.currentThread().interrupt();
            server.close();
            assertThat(Thread.interrupted()).isTrue();
            before.assertNothingNew();
            assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.SERVER_CLOSED);
        }
    }

    @Test
    void aThreadInterruptedWhileItClosesClosesAllTheSame() throws InterruptedException {
        Leftovers before = Leftovers.now();
        for (int nth = 0; nth < 50; nth++) {
            SlowServer server = SlowServer.builder(store).start();
            try (WireClient client = WireClient.of(server)) {
                client.sendRequest("GET", "/large").readHead();
                Thread closing = new Thread(server::close);
                closing.start();
                closing.interrupt();
                closing.join();
                before.assertNothingNew();
                assertThat(server.recording().incomplete()).isZero();
            }
        }
    }
}
