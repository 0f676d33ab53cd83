package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.report.JsonTrees;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused before they are recorded are counted, with the reason. */
@Timeout(60)
class RefusedRequestsTest {

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", 100)).start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  /object  HTTP/1.1~Host: x~~                       | malformed request line",
                "GET /ob%zzject HTTP/1.1~Host: x~~                      | malformed percent-encoding",
                "GET /object HTTP/1.1~Host x~~                          | malformed header field",
                "GET /object HTTP/1.1~~                                 | no host header",
                "GET /object HTTP/1.1~Host: x~Host: y~~                 | only one host header allowed",
                "GET /object HTTP/1.1~Host: x:abc~~                     | host header malformed port",
                "PUT /object HTTP/1.1~Host: x~Content-Length: -1~~      | malformed header field",
                "PUT /object HTTP/1.1~Host: x~Content-Length: abc~~     | malformed header field",
                "\u0016\u0003\u0001\u0002\u0000~~                       | malformed request line"
            })
    void theReasonIsCounted(String head, String reason) {
        Recording window = server.during(() -> {
            try (WireClient client = WireClient.of(server)) {
                client.send(head.replace("~", "\r\n"));
                assertThat(client.read().status()).isEqualTo(400);
            }
        });
        assertThat(window.refusals()).isEqualTo(Map.of(reason, 1L));
        assertThat(window.refused()).isEqualTo(1);
        assertThat(window.requestCount()).isZero();
        assertThat(server.recording().refused()).isEqualTo(1);
        assertThat(JsonTrees.report(window).get("by_refusal").get(reason).intValue())
                .isEqualTo(1);
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() {
        try (WireClient client = WireClient.of(server)) {
            client.send("GET /object HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(300_000) + "\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(400);
        }
        assertThat(server.recording().refusals()).isEqualTo(Map.of("head over 262144 bytes", 1L));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void behindARequestThatWasAnsweredItIsCountedToo(boolean pipelined) {
        String good = "GET /object HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String bad = "GET /object HTTP/1.1\r\n\r\n";
        try (WireClient client = WireClient.of(server)) {
            client.send(pipelined ? good + bad : good);
            assertThat(client.read().status()).isEqualTo(200);
            client.send(pipelined ? "" : bad);
            assertThat(client.read().status()).isEqualTo(400);
        }
        assertThat(server.recording().requestCount()).isEqualTo(1);
        assertThat(server.recording().refusals()).isEqualTo(Map.of("no host header", 1L));
    }

    @Test
    void aResetStartsOver() {
        try (WireClient client = WireClient.of(server)) {
            client.send("nonsense\r\n\r\n").read();
        }
        assertThat(server.recording().refused()).isEqualTo(1);
        server.reset();
        assertThat(server.recording().refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET /object HTTP/1.1\r\n", "GET /object HTTP/1.1\r\nHost: localhost\r\nX-Slow: "})
    void aHeadThatDoesNotArriveInFullTimesOut(String part) {
        server.setNetwork(Network.parse("headTimeout(20ms)"));
        try (WireClient client = WireClient.of(server)) {
            assertThat(client.send(part).read().status()).isEqualTo(408);
            assertThat(client.endsInOrder()).isTrue();
        }
        assertThat(server.recording().refusals()).isEqualTo(Map.of("request timeout", 1L));
    }

    @Test
    void behindARequestThatWasPipelinedItTimesOutToo() {
        server.setNetwork(Network.parse("headTimeout(20ms), fixed(5ms)"));
        try (WireClient client = WireClient.of(server)) {
            client.send("GET /object HTTP/1.1\r\nHost: localhost\r\n\r\nGET /obj");
            assertThat(client.read().status()).isEqualTo(200);
            assertThat(client.read().status()).isEqualTo(408);
        }
    }

    @Test
    void aConnectionWithoutARequestDoesNotTimeOut() {
        server.setNetwork(Network.parse("headTimeout(1ms)"));
        try (WireClient client = WireClient.of(server);
                WireClient other = WireClient.of(server)) {
            other.get("/object");
            assertThat(other.send("GET").read().status()).isEqualTo(408);
            assertThat(client.get("/object").status()).isEqualTo(200);
        }
    }

    @Test
    void aHeadThatArrivesInPiecesInTimeIsServed() {
        server.setNetwork(Network.parse("headTimeout(60s)"));
        try (WireClient client = WireClient.of(server)) {
            for (int i = 0; i < 3; i++) {
                client.send("GET /obj");
                long requests = i;
                Eventually.holds("the part is read", () -> server.snapshot().requestCount() == requests);
                client.send("ect HTTP/1.1\r\nHost: localhost\r\n").send("\r\n");
                assertThat(client.read().status()).isEqualTo(200);
            }
        }
        assertThat(server.recording().refused()).isZero();
    }
}
