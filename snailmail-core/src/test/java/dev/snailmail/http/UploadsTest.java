package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.SampleBytes;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request bodies are received at the rate of the uplink, counted, and thrown away. */
@Timeout(60)
class UploadsTest {

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", 100)).start();

    @AfterEach
    void close() {
        server.close();
    }

    private RequestRecord only() {
        List<RequestRecord> requests = server.recording().requests();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    @Test
    void aBodyTakesItsTimeAndThenTheLatencyBegins() {
        server.setNetwork(Network.parse("fixed(50ms), up(1MB/s)"));
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Content-Length: 100000").send(SampleBytes.of(100_000));
            assertThat(client.read().status()).isEqualTo(405);
            RequestRecord put = only();
            assertThat(put.bytesReceived()).isEqualTo(100_000);
            assertThat(put.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(put.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(150));
            assertThat(put.timeToFirstByte().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofMillis(150));
            assertThat(server.recording().bytesReceived()).isEqualTo(100_000);
            assertThat(client.get("/object").body()).hasSize(100);
            assertThat(server.recording().bytesReceived()).isEqualTo(100_000);
        }
    }

    @Test
    void bodiesShareTheUplink() {
        server.setNetwork(Network.parse("up(1MB/s)"));
        List<WireClient> clients = WireClient.several(server, 3);
        byte[] body = SampleBytes.of(40_000);
        long start = System.nanoTime();
        clients.forEach(client ->
                client.sendRequest("PUT", "/object", "Content-Length: 40000").send(body));
        clients.forEach(client -> assertThat(client.read().status()).isEqualTo(405));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        assertThat(server.recording().bytesReceived()).isEqualTo(120_000);
        clients.forEach(WireClient::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "up(10MB/s)", "fixed(5ms), up(10MB/s)"})
    void framingIsNotCountedAndWhatFollowsIsTheNextRequest(String network) {
        server.setNetwork(Network.parse(network));
        try (WireClient client = WireClient.of(server)) {
            client.send("PUT /object HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
                    + "POST /object HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
                    + "GET /object HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(405);
            assertThat(client.read().status()).isEqualTo(405);
            assertThat(client.read().body()).hasSize(100);
            assertThat(server.recording().requests())
                    .extracting(RequestRecord::bytesReceived)
                    .containsExactly(11L, 3L, 0L);
            assertThat(server.recording().connectionsUsed()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoLeavesInTheMiddleIsRecordedWithWhatCame(boolean abruptly) {
        server.setNetwork(Network.parse("fixed(1s), up(1MB/s)"));
        WireClient client = WireClient.of(server);
        client.sendRequest("PUT", "/object", "Content-Length: 1000000").send(SampleBytes.of(30_000));
        Eventually.holds("all of it comes", () -> server.snapshot().bytesReceived() == 30_000);
        if (abruptly) {
            client.hangUp();
        } else {
            client.close();
        }
        Eventually.holds("it ends", () -> server.snapshot().incomplete() == 0);
        assertThat(only().outcome()).isEqualTo(Outcome.CLIENT_LEFT);
        assertThat(only().bytesReceived()).isEqualTo(30_000);
        assertThat(only().timeToFirstByte()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed(1min)", "fixed(1min), up(1MB/s)"})
    void whoLeavesAfterTheBodyIsNoticedToo(String network) {
        server.setNetwork(Network.parse(network));
        WireClient client = WireClient.of(server);
        client.sendRequest("PUT", "/object", "Content-Length: 30000");
        Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
        client.send(SampleBytes.of(30_000));
        Eventually.holds("all of it comes", () -> server.snapshot().bytesReceived() == 30_000);
        assertThat(server.snapshot().incomplete()).isEqualTo(1);
        client.close();
        Eventually.holds("it ends", () -> server.snapshot().incomplete() == 0);
        assertThat(only().outcome()).isEqualTo(Outcome.CLIENT_LEFT);
    }

    @Test
    void aBodyThatComesInPiecesIsWaitedFor() {
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Content-Length: 9");
            for (int piece = 1; piece <= 3; piece++) {
                long received = 3 * piece;
                client.send("abc");
                Eventually.holds("it comes", () -> server.snapshot().bytesReceived() == received);
            }
            assertThat(client.read().status()).isEqualTo(405);
            Recording next = server.during(() -> client.get("/object"));
            assertThat(next.bytesReceived()).isZero();
        }
    }

    @Test
    void anUploadKeepsItsServerFromNothingWhenThatCloses() {
        server.setNetwork(Network.parse("up(1kB/s)"));
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Content-Length: 100000").send(SampleBytes.of(100_000));
            Eventually.holds("it begins", () -> server.snapshot().bytesReceived() > 0);
            server.close();
            assertThat(only().outcome()).isEqualTo(Outcome.SERVER_CLOSED);
        }
    }
}
