package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

    static List<Arguments> everyKindOfRequest() {
        return List.of(
                arguments("GET", "/object", "Accept: */*", 200),
                arguments("HEAD", "/object", "Accept: */*", 200),
                arguments("GET", "/object", "Range: bytes=0-1", 206),
                arguments("GET", "/object", "If-None-Match: *", 304),
                arguments("HEAD", "/object", "If-None-Match: *", 304),
                arguments("GET", "/missing", "Accept: */*", 404),
                arguments("HEAD", "/missing", "Accept: */*", 404),
                arguments("PUT", "/object", "Accept: */*", 405),
                arguments("GET", "/object", "If-Match: \"other\"", 412),
                arguments("GET", "/object", "Range: bytes=99999999-", 416),
                arguments("OPTIONS", "*", "Accept: */*", 200));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfRequest")
    void theLastResponseSaysSoWhateverItsStatus(String method, String target, String header, int status) {
        server.setNetwork(Network.parse("maxRequests(1)"));
        assertLast(status, client -> client.request(method, target, header));
        completed(1);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfRequest")
    void soDoesTheResponseToARequestThatAsksForTheEnd(String method, String target, String header, int status) {
        List<String> connection =
                List.of("Connection: close", "Connection: Close", "Connection: TE, close", "connection: close ,TE");
        for (String line : connection) {
            assertLast(status, client -> client.request(method, target, header, line));
        }
        assertLast(status, client -> client.request(method, target, "Connection: TE", header, "Connection: close"));
        completed(connection.size() + 1);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfRequest")
    void allOthersKeepTheConnection(String method, String target, String header, int status) {
        server.setNetwork(Network.parse("maxRequests(4)"));
        try (WireClient client = WireClient.of(server)) {
            for (String line : List.of("Connection: keep-alive", "Connection: enclose", "Connection: TE")) {
                WireResponse response = client.request(method, target, header, line);
                assertThat(response.status()).isEqualTo(status);
                assertThat(response.header("Connection")).contains("keep-alive");
            }
        }
        completed(3);
    }

    private void assertLast(int status, Function<WireClient, WireResponse> request) {
        try (WireClient client = WireClient.of(server)) {
            WireResponse response = request.apply(client);
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("Connection")).contains("close");
            assertThat(client.endsInOrder()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "fixed(2ms)", "10MB/s"})
    void whatIsPipelinedBehindTheLastIsNotAnswered(String slowness) {
        server.setNetwork(Network.parse(slowness + ", maxRequests(3)"));
        try (WireClient client = WireClient.of(server)) {
            client.send("GET /object HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-999\r\n\r\n".repeat(5));
            for (int nth = 1; nth <= 3; nth++) {
                assertThat(client.read().body()).hasSize(1000);
            }
            assertThat(client.readUntilClosed()).isEmpty();
        }
        completed(3);
    }

    /** When the stream ends at once, the server still takes what comes; after its limit of a second, it would not. */
    @ParameterizedTest
    @MethodSource("everyKindOfRequest")
    void theStreamEndsAtOnceIfRequestsArePipelinedBehindTheLast(
            String method, String target, String header, int status) {
        server.setNetwork(Network.parse("maxRequests(1)"));
        try (WireClient client = WireClient.of(server)) {
            client.send((method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n").repeat(2));
            boolean hasBody = method.equals("GET") && status != 304;
            assertThat(client.read(hasBody ? method : "HEAD").status()).isEqualTo(status);
            assertThat(client.endsInOrder()).isTrue();
            assertThatNoException().isThrownBy(() -> client.send("GET").send("GET"));
        }
        completed(1);
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
