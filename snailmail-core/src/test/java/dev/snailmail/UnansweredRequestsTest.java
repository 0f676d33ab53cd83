package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.report.CsvReport;
import dev.snailmail.report.HarReport;
import dev.snailmail.report.JsonTrees;
import dev.snailmail.report.RequestLines;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response that ends before its head is sent has no status, in the counts and in every report. */
@Timeout(60)
class UnansweredRequestsTest {

    private static final String HOUR = "fixed(60min)";

    private final ObjectStore store = ObjectStore.synthetic("object", 1_000);

    private SlowServer server(String network) {
        return SlowServer.builder(store).network(Network.parse(network)).start();
    }

    /** Sends a request, and leaves when it has arrived. */
    private static Recording abandoned(SlowServer server, String method, String target) {
        return server.during(() -> {
            try (WireClient client = WireClient.of(server)) {
                client.sendRequest(method, target);
                Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            }
            Eventually.holds("it ends", () -> server.snapshot().incomplete() == 0);
        });
    }

    private static RequestRecord only(Recording recording) {
        assertThat(recording.requests()).hasSize(1);
        return recording.requests().get(0);
    }

    private static void assertUnanswered(Recording recording, Outcome outcome) {
        RequestRecord request = only(recording);
        assertThat(request.outcome()).isEqualTo(outcome);
        assertThat(request.status()).isZero();
        assertThat(request.isMiss()).isFalse();
        assertThat(request.timeToFirstByte()).isEmpty();
        assertThat(request.injectedLatency().plus(request.connectionSetup())).isLessThanOrEqualTo(request.duration());
        assertThat(recording.unanswered()).isEqualTo(1);
        assertThat(recording.byStatus()).isEmpty();
        assertThat(recording.misses()).isZero();
        assertThat(recording.byLabel().get(request.key()).requests()).isEqualTo(1);
        assertThat(recording.latencyPercentiles().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"GET, /object", "GET, /missing", "HEAD, /missing", "PUT, /object"})
    void aClientThatLeavesDuringTheLatencyGetsNoStatus(String method, String target) {
        try (SlowServer server = server(HOUR)) {
            assertUnanswered(abandoned(server, method, target), Outcome.CLIENT_LEFT);
        }
    }

    @Test
    void aClientThatLeavesWhileTheConnectionOpensHasWaitedForItsLatencyFirst() {
        try (SlowServer server = server("fixed(1ms), connect(60min)")) {
            Recording recording = server.during(() -> {
                try (WireClient client = WireClient.of(server)) {
                    client.sendRequest("GET", "/object");
                    Eventually.holds(
                            "its latency elapses",
                            () -> server.snapshot().requests().stream()
                                    .anyMatch(
                                            request -> request.connectionSetup().compareTo(Duration.ofMillis(1)) > 0));
                }
            });
            assertUnanswered(recording, Outcome.CLIENT_LEFT);
            assertThat(only(recording).injectedLatency()).isEqualTo(Duration.ofMillis(1));
            assertThat(only(recording).connectionSetup())
                    .isGreaterThan(Duration.ofMillis(1))
                    .isLessThan(Duration.ofHours(1));
        }
    }

    @Test
    void aClientThatLeavesBeforeTheFirstSliceHasCrossedGetsNoStatus() {
        try (SlowServer server =
                SlowServer.builder(store).bandwidth(Bandwidth.bytesPerSecond(1)).start()) {
            assertUnanswered(abandoned(server, "GET", "/object"), Outcome.CLIENT_LEFT);
        }
    }

    @Test
    void aRequestBodyThatNeverCameInWaitedForNoLatency() {
        try (SlowServer server = server(HOUR)) {
            Recording recording = server.during(() -> {
                try (WireClient client = WireClient.of(server)) {
                    client.sendRequest("PUT", "/object", "Content-Length: 10").send("abc");
                    Eventually.holds("it arrives", () -> server.snapshot().bytesReceived() == 3);
                }
            });
            assertUnanswered(recording, Outcome.CLIENT_LEFT);
            assertThat(only(recording).injectedLatency()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /object", "GET, /missing", "HEAD, /object"})
    void aResetInsteadOfTheHeadHasNoStatus(String method, String target) {
        try (SlowServer server = server("fixed(2ms)")) {
            server.inject(
                    FaultPlan.builder().on("*").inject(Fault.resetBeforeHead()).build());
            Recording recording = server.during(() -> {
                try (WireClient client = WireClient.of(server)) {
                    assertThat(client.sendRequest(method, target).readToEnd().reset())
                            .isTrue();
                }
            });
            assertUnanswered(recording, Outcome.CUT_SHORT);
            assertThat(only(recording).injectedLatency()).isEqualTo(Duration.ofMillis(2));
        }
    }

    @Test
    void aServerThatClosesDuringTheLatencyHasSentNoStatus() {
        SlowServer server = server(HOUR);
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/missing");
            Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            server.close();
            assertUnanswered(server.recording(), Outcome.SERVER_CLOSED);
        } finally {
            server.close();
        }
    }

    @Test
    void aRequestInFlightHasNoStatusYetAndTheLatencyThatItHasWaited() {
        try (SlowServer server = server(HOUR);
                WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/missing");
            Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            Recording recording = server.snapshot();
            assertThat(recording.unanswered()).isZero();
            assertThat(only(recording).status()).isZero();
            assertThat(only(recording).injectedLatency())
                    .isLessThanOrEqualTo(only(recording).duration());
        }
    }

    @Test
    void everyReportAgrees(@TempDir Path folder) throws IOException {
        try (SlowServer server = server(HOUR)) {
            Recording recording = abandoned(server, "GET", "/missing");

            assertThat(RequestLines.of(recording.requests(), 1)).contains("GET missing -> no response, 0 B");

            JsonNode report = JsonTrees.report(recording);
            assertThat(report.get("by_status")).isEmpty();
            assertThat(report.get("unanswered").intValue()).isEqualTo(1);
            assertThat(report.get("n_misses").intValue()).isZero();
            assertThat(JsonTrees.requests(recording).get(0).get("status").intValue())
                    .isZero();

            StringBuilder csv = new StringBuilder();
            CsvReport.write(recording, csv);
            List<String> lines = csv.toString().lines().toList();
            int column = List.of(lines.get(0).split(",")).indexOf("status");
            assertThat(lines.get(1).split(",")[column]).isEqualTo("0");

            Path har = folder.resolve("recording.har");
            HarReport.write(recording, har);
            JsonNode response = JsonMapper.shared().readTree(har.toFile()).at("/log/entries/0/response");
            assertThat(response.get("status").intValue()).isZero();
            assertThat(response.get("statusText").stringValue()).isEmpty();

            Path file = folder.resolve("recording.json");
            recording.write(file);
            assertThat(Files.readString(file)).contains("\"unanswered\": 1");
            assertThat(Recording.read(file)).isEqualTo(recording);
        }
    }

    @Test
    void answeredAndUnansweredRequestsAddUp() {
        try (SlowServer server = SlowServer.builder(store).start();
                WireClient client = WireClient.of(server)) {
            server.inject(FaultPlan.builder()
                    .on("*")
                    .nth(3)
                    .inject(Fault.resetBeforeHead())
                    .build());
            client.get("/object");
            client.get("/missing");
            client.sendRequest("GET", "/object").readToEnd();
            Recording recording = server.recording();
            assertThat(recording.byStatus()).isEqualTo(Map.of(200, 1L, 404, 1L));
            assertThat(recording.unanswered()).isEqualTo(1);
            assertThat(recording.requestCount()).isEqualTo(3);
        }
    }
}
