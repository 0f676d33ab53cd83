package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what their head says are refused at once, and nobody waits for the rest of them. */
@Timeout(60)
class MalformedBodiesTest {

    private static final List<String> NETWORKS = List.of("none", "up(10MB/s)", "fixed(2ms), up(10MB/s)", "fifo(1GB/s)");

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", 100)).start();

    @AfterEach
    void close() {
        server.close();
    }

    /** Sends a request, and reads the one response that comes before the end of the connection. */
    private void assertRefused(String request, int status) {
        for (String network : NETWORKS) {
            server.setNetwork(Network.parse(network));
            server.reset();
            try (WireClient client = WireClient.of(server)) {
                client.send(request.replace("~", "\r\n"));
                WireResponse response = client.read();
                assertThat(response.status()).as(network).isEqualTo(status);
                assertThat(response.header("Connection")).contains("close");
                assertThat(client.endsInOrder()).isTrue();
            }
            Recording recording = server.recording();
            assertThat(recording.incomplete()).isZero();
            assertThat(recording.requests()).hasSize(1);
            assertThat(recording.requests().get(0).status()).isEqualTo(status);
            assertThat(recording.requests().get(0).outcome()).isEqualTo(Outcome.COMPLETE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz~",
                "5g~",
                "-1~",
                "~",
                "5\nhello",
                "5~hello0~~",
                "5~hello!~0~~",
                "5~hello\n0~~",
                "1~a~;~",
                "ffffffffffffffffff~",
                "0~bad\n~",
                "5~hello~zz and so on"
            })
    void aMalformedChunkIsABadRequest(String body) {
        assertRefused("PUT /object HTTP/1.1~Host: localhost~Transfer-Encoding: chunked~~" + body, 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Transfer-Encoding: chunked, chunked           | 400",
                "Transfer-Encoding: gzip                       | 501",
                "Transfer-Encoding: gzip, chunked              | 501",
                "Transfer-Encoding: identity                   | 501",
                "Transfer-Encoding: xchunked                   | 501",
                "Transfer-Encoding: chunked;x=1                | 501"
            })
    void aBodyWhoseEndCannotBeToldIsRefused(String headers, int status) {
        for (String method : List.of("PUT", "GET")) {
            assertRefused(method + " /object HTTP/1.1~Host: localhost~" + headers + "~~3~abc~0~~", status);
            assertRefused(method + " /object HTTP/1.1~Host: localhost~" + headers + "~~", status);
        }
    }

    /** Undertow sees to these before they are recorded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3~Content-Length: 4",
                "Content-Length: 3~Content-Length: 3",
                "Content-Length: 3~Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked~Content-Length: 3",
                "Transfer-Encoding: chunked~Transfer-Encoding: chunked"
            })
    void lengthsThatConflictAreRefused(String headers) {
        try (WireClient client = WireClient.of(server)) {
            client.send(("PUT /object HTTP/1.1~Host: localhost~" + headers + "~~").replace("~", "\r\n"));
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.endsInOrder()).isTrue();
        }
        assertThat(server.recording().requestCount()).isZero();
        assertThat(server.recording().refusals()).isEqualTo(Map.of("conflicting body lengths", 1L));
    }

    @Test
    void chunksInHttp10AreRefused() {
        assertRefused("PUT /object HTTP/1.0~Transfer-Encoding: chunked~~3~abc~0~~", 400);
    }

    @Test
    void whatCameBeforeTheFlawIsCountedAndNoLatencyIsWaited() {
        server.setNetwork(Network.parse("fixed(60min), connect(60min)"));
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Transfer-Encoding: chunked").send("5\r\nhello\r\n");
            Eventually.holds("it comes", () -> server.snapshot().bytesReceived() == 5);
            client.send("zz\r\n");
            assertThat(client.read().status()).isEqualTo(400);
        }
        RequestRecord request = server.recording().requests().get(0);
        assertThat(request.bytesReceived()).isEqualTo(5);
        assertThat(request.injectedLatency()).isZero();
        assertThat(request.connectionSetup()).isZero();
        assertThat(request.duration()).isLessThan(Duration.ofMinutes(60));
    }

    @Test
    void aClientThatStillSendsGetsItsResponse() {
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Transfer-Encoding: chunked").send("zz\r\n" + "x".repeat(500_000));
            assertThat(client.read().status()).isEqualTo(400);
            client.send("x".repeat(100));
        }
    }

    @Test
    void aConnectionThatItsClientKeepsOpenIsClosedAllTheSame() {
        server.setNetwork(Network.parse("maxConnections(1, queue)"));
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Transfer-Encoding: gzip");
            assertThat(client.read().status()).isEqualTo(501);
            // Of two that connect at once, either may be let in.
            try (WireClient next = WireClient.of(server)) {
                assertThat(next.get("/object").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aClientThatEndsItsStreamWithinABodyHasLeft() {
        WireClient client = WireClient.of(server);
        client.sendRequest("PUT", "/object", "Transfer-Encoding: chunked").send("5\r\nhel");
        Eventually.holds("it comes", () -> server.snapshot().bytesReceived() == 3);
        client.close();
        Eventually.holds("it ends", () -> server.snapshot().incomplete() == 0);
        assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.CLIENT_LEFT);
    }
}
