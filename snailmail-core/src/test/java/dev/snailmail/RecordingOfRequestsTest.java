package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Latency;
import dev.snailmail.recording.LabelCount;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.time.Percentiles;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordingOfRequestsTest {

    private final ObjectStore store = ObjectStore.synthetic(Map.of("object", 100L, "large", 100_000L));

    @Test
    void aTestThatAssertsAtOnceSeesAllOfIt() {
        try (SlowServer server = SlowServer.builder(store).start();
                WireClient client = WireClient.of(server)) {
            for (int nth = 1; nth <= 10_000; nth++) {
                client.get("/object");
                if (nth <= 1_000 || nth % 100 == 0) {
                    Recording recording = nth % 2 == 0 ? server.recording() : server.snapshot();
                    assertThat(recording.requestCount()).isEqualTo(nth);
                    assertThat(recording.bytesSent()).isEqualTo(100L * nth);
                    assertThat(recording.byStatus()).containsEntry(200, (long) nth);
                    assertThat(recording.incomplete()).isZero();
                    assertThat(recording.requests().get(nth - 1).outcome()).isEqualTo(Outcome.COMPLETE);
                }
            }
            assertThat(server.recording().requests()).allMatch(request -> request.outcome() == Outcome.COMPLETE);
            assertThat(server.recording().maxInFlight()).isEqualTo(1);
        }
    }

    @Test
    void clientsThatTakeTurnsAreNeverInFlightTogether() {
        try (SlowServer server = SlowServer.builder(store).start();
                WireClient one = WireClient.of(server);
                WireClient other = WireClient.of(server);
                WireClient third = WireClient.withReceiveBuffer(server, 4096)) {
            for (int nth = 0; nth < 3_000; nth++) {
                one.get(nth % 2 == 0 ? "/object" : "/missing");
                other.request("HEAD", "/object");
                third.get("/large", "Range: bytes=0-" + nth * 10);
            }
            Recording recording = server.recording();
            assertThat(recording.requestCount()).isEqualTo(9_000);
            assertThat(recording.maxInFlight()).isEqualTo(1);
            assertThat(recording.requests()).allMatch(request -> request.inFlight() == 1);
        }
    }

    @Test
    void clientsThatTakeTurnsWithoutBodiesAreNeverInFlightTogether() {
        try (SlowServer server = SlowServer.builder(store).start()) {
            List<WireClient> clients = WireClient.several(server, 8);
            for (int nth = 0; nth < 8_000; nth++) {
                clients.get(nth % clients.size()).request("HEAD", "/object");
            }
            assertThat(server.recording().requestCount()).isEqualTo(8_000);
            assertThat(server.recording().maxInFlight()).isEqualTo(1);
            clients.forEach(WireClient::close);
        }
    }

    @Test
    void parallelRequestsAreInFlightTogether() {
        int parallel = 20;
        // Long enough for the last of them to find the first one there still.
        try (SlowServer server = SlowServer.builder(store)
                .latency(Latency.fixed(Duration.ofSeconds(1)))
                .start()) {
            List<WireClient> clients = WireClient.several(server, parallel);
            Recording recording = server.during(() -> {
                clients.forEach(client -> client.sendRequest("GET", "/object"));
                clients.forEach(WireClient::read);
            });
            clients.forEach(WireClient::close);
            assertThat(recording.maxInFlight()).isEqualTo(parallel);
            assertThat(recording.requests())
                    .extracting(RequestRecord::inFlight)
                    .doesNotHaveDuplicates()
                    .contains(1, parallel);
        }
    }

    @Test
    void connectionsAreNumberedAsTheyBringTheirFirstRequest() {
        try (SlowServer server = SlowServer.builder(store).start();
                WireClient silent = WireClient.of(server);
                WireClient second = WireClient.of(server);
                WireClient first = WireClient.of(server)) {
            first.get("/object");
            second.get("/object");
            first.get("/object");
            Eventually.holds(
                    "the silent one is accepted too", () -> server.snapshot().connectionsOpened() == 3);
            Recording recording = server.recording();
            assertThat(recording.requests())
                    .extracting(RequestRecord::connectionId)
                    .containsExactly(1L, 2L, 1L);
            assertThat(recording.requests())
                    .extracting(RequestRecord::nthOnConnection)
                    .containsExactly(1, 1, 2);
            assertThat(recording.connectionsUsed()).isEqualTo(2);
            assertThat(silent.get("/missing").status()).isEqualTo(404);
            assertThat(server.recording().requests().get(3).connectionId()).isEqualTo(3);
        }
    }

    @Test
    void saysWhenConnectionsWereOpened() {
        try (SlowServer server = SlowServer.builder(store).start();
                WireClient early = WireClient.of(server)) {
            Eventually.holds("it is accepted", () -> server.snapshot().connectionsOpened() == 1);
            Recording recording = server.during(() -> {
                early.get("/a");
                try (WireClient late = WireClient.of(server)) {
                    late.get("/a");
                    late.get("/a");
                }
            });
            List<RequestRecord> requests = recording.requests();
            List<Duration> opened = requests.stream()
                    .map(request -> request.connectionOpened().orElseThrow())
                    .toList();
            assertThat(opened.get(0)).as("before the recording").isNegative();
            assertThat(opened.get(1))
                    .isEqualTo(opened.get(2))
                    .isBetween(requests.get(0).end(), requests.get(1).start());
        }
    }

    @Test
    void countsAreExactWhenTheListHasRolled() {
        try (SlowServer server = SlowServer.builder(store)
                        .maxRecords(10)
                        .classify(key -> key.equals("missing") ? "none" : "some")
                        .start();
                WireClient client = WireClient.of(server)) {
            for (int nth = 0; nth < 100; nth++) {
                client.get(nth % 4 == 0 ? "/missing" : "/object");
            }
            Recording recording = server.recording();
            assertThat(recording.requestCount()).isEqualTo(100);
            assertThat(recording.requestsDropped()).isEqualTo(90);
            assertThat(recording.requests())
                    .extracting(RequestRecord::ordinal)
                    .startsWith(91L)
                    .endsWith(100L);
            assertThat(recording.misses()).isEqualTo(25);
            assertThat(recording.bytesSent()).isEqualTo(7_500);
            assertThat(recording.byKey()).isEqualTo(Map.of("missing", 25L, "object", 75L));
            assertThat(recording.byLabel())
                    .isEqualTo(Map.of("none", new LabelCount(25, 0), "some", new LabelCount(75, 7_500)));
        }
    }

    @Test
    void withoutRecordsThereAreCounts() {
        try (SlowServer server = SlowServer.builder(store).maxRecords(0).start();
                WireClient client = WireClient.of(server)) {
            client.get("/object");
            assertThat(server.recording().requests()).isEmpty();
            assertThat(server.recording().requestsDropped()).isEqualTo(1);
            assertThat(server.recording().bytesSent()).isEqualTo(100);
        }
    }

    @Test
    void percentilesAreOfTheLatenciesServed() {
        try (SlowServer server = SlowServer.builder(store)
                        .latency(Latency.exponential(Duration.ofMillis(2)))
                        .start();
                WireClient client = WireClient.of(server)) {
            for (int nth = 0; nth < 100; nth++) {
                client.get("/object");
            }
            Recording recording = server.recording();
            List<Duration> served = recording.requests().stream()
                    .map(RequestRecord::injectedLatency)
                    .sorted()
                    .toList();
            assertThat(recording.latencyPercentiles())
                    .isEqualTo(new Percentiles(served.get(9), served.get(49), served.get(89), served.get(98), 100));
            assertThat(recording.requests()).allSatisfy(request -> {
                assertThat(request.timeToFirstByte().orElseThrow()).isGreaterThanOrEqualTo(request.injectedLatency());
                assertThat(request.duration())
                        .isGreaterThanOrEqualTo(request.timeToFirstByte().orElseThrow());
            });
        }
    }
}
