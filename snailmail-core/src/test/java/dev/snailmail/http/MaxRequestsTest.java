package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MaxRequestsTest {

    private static final int SIZE = 2_000_000;

    private final SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", SIZE))
            .network(Network.parse("maxRequests(3)"))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private Recording completed(int requests) {
        Recording recording = server.recording();
        assertThat(recording.requestCount()).isEqualTo(requests);
        assertThat(recording.requests()).allMatch(request -> request.outcome() == Outcome.COMPLETE);
        return recording;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fixed(2ms), ", "100MB/s, "})
    void theLastResponseSaysSoAndTheServerClosesAfterIt(String slowness) {
        server.setNetwork(Network.parse(slowness + "maxRequests(3)"));
        for (int connection = 1; connection <= 2; connection++) {
            try (WireClient client = WireClient.of(server)) {
                assertThat(client.get("/object", "Range: bytes=0-9").header("Connection"))
                        .isNotEqualTo(java.util.Optional.of("close"));
                assertThat(client.get("/missing").header("Connection")).isNotEqualTo(java.util.Optional.of("close"));
                WireResponse last = client.get("/object");
                assertThat(last.header("Connection")).contains("close");
                assertThat(last.body()).hasSize(SIZE);
                assertThat(client.endsInOrder()).isTrue();
            }
        }
        assertThat(completed(6).connectionsUsed()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/object,200",
        "HEAD,/object,200",
        "GET,/missing,404",
        "PUT,/object,405",
        "OPTIONS,*,200",
        "HEAD,/missing,404"
    })
    void everyKindOfRequestCounts(String method, String target, int status) {
        server.setNetwork(Network.parse("maxRequests(1)"));
        try (WireClient client = WireClient.of(server)) {
            WireResponse response = client.request(method, target);
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("Connection")).contains("close");
            assertThat(client.endsInOrder()).isTrue();
        }
        completed(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "fixed(2ms)", "10MB/s"})
    void whatIsPipelinedBehindTheLastIsNotAnswered(String slowness) {
        server.setNetwork(Network.parse(slowness + ", maxRequests(3)"));
        try (WireClient client = WireClient.of(server)) {
            client.send("GET /object HTTP/1.1\r\nHost: x\r\nRange: bytes=0-999\r\n\r\n".repeat(5));
            for (int nth = 1; nth <= 3; nth++) {
                assertThat(client.read().body()).hasSize(1000);
            }
            assertThat(client.readUntilClosed()).isEmpty();
        }
        completed(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 100_000})
    void aBodyWithTheLastRequestDoesNotSpoilItsAnswer(int bodyBytes) {
        server.setNetwork(Network.parse("maxRequests(1)"));
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Content-Length: " + bodyBytes);
            client.send(new byte[bodyBytes]);
            assertThat(client.read().status()).isEqualTo(405);
        }
        completed(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLowerLimitHoldsFromTheNextRequestOn(int lower) {
        try (WireClient client = WireClient.of(server)) {
            client.get("/missing");
            client.get("/missing");
            server.setNetwork(Network.parse("maxRequests(" + lower + ")"));
            assertThat(client.get("/missing").header("Connection")).contains("close");
            assertThat(client.endsInOrder()).isTrue();
        }
        completed(3);
    }
}
