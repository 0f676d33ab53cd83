package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.SampleBytes;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that read little at a time, so that writes fall short: the record says what was taken, and when. */
@Timeout(60)
class SlowReaderTest {

    private static final int SIZE = 8_000_000;

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"unlimited", "100MB/s"})
    void aBodyTakenLittleByLittleIsWholeInTheEnd(String bandwidth) throws IOException {
        byte[] bytes = SampleBytes.writtenTo(root.resolve("object"), SIZE);
        try (SlowServer server = SlowServer.builder(root)
                        .bandwidth(Bandwidth.parse(bandwidth))
                        .start();
                WireClient client = WireClient.withReceiveBuffer(server, 4096)) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            WireResponse head = client.sendRequest("GET", "/object").readHead();
            assertThat(head.header("Content-Length")).contains(Integer.toString(SIZE));
            while (body.size() < SIZE) {
                body.writeBytes(client.readBytes(Math.min(7777, SIZE - body.size())));
            }
            assertThat(body.toByteArray()).isEqualTo(bytes);
            assertThat(client.get("/object", "Range: bytes=0-0").body()).containsExactly(bytes[0]);
            Recording recording = server.recording();
            assertThat(recording.bytesSent()).isEqualTo(SIZE + 1);
            assertThat(recording.requests())
                    .extracting(RequestRecord::outcome)
                    .containsExactly(Outcome.COMPLETE, Outcome.COMPLETE);
            assertThat(recording.requests()).extracting(RequestRecord::inFlight).containsExactly(1, 1);
            assertThat(recording.maxInFlight()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlimited", "1000MB/s"})
    void aClientThatDoesNotReadKeepsItsRequestInFlight(String bandwidth) throws IOException {
        SampleBytes.writtenTo(root.resolve("object"), SIZE);
        try (SlowServer server = SlowServer.builder(root)
                        .bandwidth(Bandwidth.parse(bandwidth))
                        .start();
                WireClient stuck = WireClient.withReceiveBuffer(server, 4096);
                WireClient other = WireClient.of(server)) {
            stuck.sendRequest("GET", "/object").readHead();
            assertThat(other.get("/object").body()).hasSize(SIZE);
            assertThat(other.get("/object", "Range: bytes=1-9").body()).hasSize(9);

            Recording recording = server.snapshot();
            RequestRecord first = recording.requests().get(0);
            assertThat(first.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(first.bytesSent()).isLessThan(SIZE);
            assertThat(recording.incomplete()).isEqualTo(1);
            assertThat(recording.maxInFlight()).isEqualTo(2);
            assertThat(stuck.readBytes(SIZE)).hasSize(SIZE);
            assertThat(server.recording().requests())
                    .extracting(RequestRecord::outcome)
                    .containsOnly(Outcome.COMPLETE);
        }
    }

    /** All that is left is handed over in one write, of which the connection takes a part. */
    @Test
    void whoseLastBytesAreStuckIsInFlight() throws IOException {
        SampleBytes.writtenTo(root.resolve("object"), 1_000_000);
        try (SlowServer server = SlowServer.builder(root).start();
                WireClient stuck = WireClient.withReceiveBuffer(server, 4096);
                WireClient other = WireClient.of(server)) {
            stuck.sendRequest("GET", "/object").readHead();
            Eventually.holds("much is sent", () -> server.snapshot().bytesSent() > 2_000);
            other.get("/object", "Range: bytes=0-9");
            assertThat(server.snapshot().requests())
                    .extracting(RequestRecord::inFlight)
                    .containsExactly(1, 2);
            stuck.readBytes(1_000_000);
            Recording afterwards = server.recording();
            assertThat(afterwards.maxInFlight()).isEqualTo(2);
            assertThat(afterwards.bytesSent()).isEqualTo(1_000_010);
            other.get("/object", "Range: bytes=0-9");
            assertThat(server.recording().requests().get(2).inFlight()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlimited", "1000MB/s"})
    void manySlowReadersShareTheThreads(String bandwidth) throws IOException {
        byte[] bytes = SampleBytes.writtenTo(root.resolve("object"), 1_000_000);
        try (SlowServer server =
                SlowServer.builder(root).bandwidth(Bandwidth.parse(bandwidth)).start()) {
            List<WireClient> clients = WireClient.several(server, 20);
            clients.forEach(client -> client.sendRequest("GET", "/object"));
            Eventually.holds("all in flight", () -> server.snapshot().requestCount() == 20);
            for (WireClient client : clients) {
                assertThat(client.read().body()).isEqualTo(bytes);
                client.close();
            }
            assertThat(server.recording().bytesSent()).isEqualTo(20_000_000);
            assertThat(server.recording().incomplete()).isZero();
        }
    }
}
