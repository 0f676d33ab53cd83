package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HangUpTest {

    private static final long SIZE = 50_000_000;

    private final ObjectStore store = ObjectStore.synthetic("object", SIZE);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoLeavesAfterTheFirstKilobyteIsChargedForLittle(boolean abruptly) {
        try (SlowServer server = SlowServer.builder(store)
                .bandwidth(Bandwidth.megabytesPerSecond(10))
                .start()) {
            WireClient client = WireClient.withReceiveBuffer(server, 8192);
            client.sendRequest("GET", "/object").readHead();
            client.readBytes(1024);
            leave(client, abruptly);
            Eventually.holds("the server notices", () -> server.snapshot().incomplete() == 0);

            RequestRecord left = server.recording().requests().get(0);
            assertThat(left.outcome()).isEqualTo(Outcome.CLIENT_LEFT);
            assertThat(left.status()).isEqualTo(200);
            assertThat(left.bytesSent()).isBetween(1024L, SIZE / 10);
            assertThat(server.recording().bytesSent()).isEqualTo(left.bytesSent());
            assertThat(server.recording().byLabel().get("object").bytes()).isEqualTo(left.bytesSent());
            try (WireClient next = WireClient.of(server)) {
                // At 10 MB/s the rest of the 50 MB would take seconds; the bytes nobody waits for are not in the pipe.
                Recording recording = server.during(() -> next.get("/object", "Range: bytes=0-99999"));
                RequestRecord request = recording.requests().get(0);
                assertThat(request.inFlight()).isEqualTo(1);
                assertThat(request.outcome()).isEqualTo(Outcome.COMPLETE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoNeverReadsAndLeavesIsNoticed(boolean abruptly) {
        try (SlowServer server = SlowServer.builder(store).start()) {
            WireClient client = WireClient.withReceiveBuffer(server, 4096);
            client.sendRequest("GET", "/object").readHead();
            leave(client, abruptly);
            Eventually.holds("the server notices", () -> server.snapshot().incomplete() == 0);
            RequestRecord left = server.recording().requests().get(0);
            assertThat(left.outcome()).isEqualTo(Outcome.CLIENT_LEFT);
            assertThat(left.bytesSent()).isLessThan(SIZE / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoLeavesDuringTheLatencyIsNoticedThen(boolean abruptly) {
        try (SlowServer server = SlowServer.builder(store)
                .latency(Latency.fixed(Duration.ofHours(1)))
                .start()) {
            WireClient client = WireClient.of(server);
            client.sendRequest("GET", "/object");
            Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            leave(client, abruptly);
            Eventually.holds("it ends", () -> server.snapshot().incomplete() == 0);
            RequestRecord left = server.recording().requests().get(0);
            assertThat(left.outcome()).isEqualTo(Outcome.CLIENT_LEFT);
            assertThat(left.bytesSent()).isZero();
            assertThat(left.timeToFirstByte()).isEmpty();
            server.setLatency(Latency.none());
            try (WireClient next = WireClient.of(server)) {
                Recording recording = server.during(() -> next.get("/object", "Range: bytes=0-9"));
                assertThat(recording.requests().get(0).inFlight()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoLeavesWhileASliceCrossesIsNoticedThen(boolean abruptly) {
        try (SlowServer server =
                SlowServer.builder(store).bandwidth(Bandwidth.bytesPerSecond(1)).start()) {
            // A slice of 256 bytes takes minutes.
            WireClient client = WireClient.of(server);
            client.sendRequest("GET", "/object");
            Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            leave(client, abruptly);
            Eventually.holds("it ends", () -> server.snapshot().incomplete() == 0);
            assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.CLIENT_LEFT);
        }
    }

    @Test
    void whatComesDuringTheLatencyIsThePipelinedNextRequest() {
        try (SlowServer server = SlowServer.builder(store)
                        .latency(Latency.fixed(Duration.ofMillis(100)))
                        .start();
                WireClient client = WireClient.of(server)) {
            for (int round = 1; round <= 5; round++) {
                int requests = 2 * round;
                client.sendRequest("GET", "/object", "Range: bytes=0-0");
                Eventually.holds("it arrives", () -> server.snapshot().requestCount() == requests - 1);
                client.send("GET /object HTTP/1.1\r\nHost: localhost\r\nRange: by")
                        .send("tes=1-2\r\n\r\n");
                assertThat(client.read().body()).hasSize(1);
                assertThat(client.read().body()).hasSize(2);
            }
            assertThat(server.recording().requests())
                    .hasSize(10)
                    .allMatch(request -> request.outcome() == Outcome.COMPLETE);
        }
    }

    @Test
    void hundredsOfLeaversLeaveNothingInFlight() {
        try (SlowServer server = SlowServer.builder(store)
                .bandwidth(Bandwidth.megabytesPerSecond(100))
                .start()) {
            for (int nth = 0; nth < 300; nth++) {
                WireClient client = WireClient.of(server);
                client.sendRequest("GET", "/object");
                if (nth % 3 > 0) {
                    client.readHead();
                }
                leave(client, nth % 2 == 0);
            }
            Eventually.holds("all arrive", () -> server.snapshot().connectionsOpened() == 300);
            try (WireClient last = WireClient.of(server)) {
                Eventually.holds("all end", () -> server.snapshot().incomplete() == 0);
                Recording next = server.during(() -> last.get("/object", "Range: bytes=0-9"));
                assertThat(next.maxInFlight()).isEqualTo(1);
            }
        }
    }

    private static void leave(WireClient client, boolean abruptly) {
        if (abruptly) {
            client.hangUp();
        } else {
            client.close();
        }
    }
}
