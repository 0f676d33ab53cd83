package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.SampleBytes;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client uploads is read and thrown away, and the connection goes on. */
@Timeout(60)
class RequestBodiesTest {

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", 100)).start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"POST,1", "PUT,1000", "POST,5000000", "DELETE,70000", "PUT,5000000"})
    void aBodyOfKnownLengthIsRefusedAndPassedOver(String method, int size) {
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest(method, "/object", "Content-Length: " + size).send(SampleBytes.of(size));
            assertThat(client.read().status()).isEqualTo(405);
            assertThat(client.get("/object").status()).isEqualTo(200);
            assertThat(server.recording().connectionsUsed()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"POST,10,5", "PUT,1000000,5"})
    void aBodyInChunksIsRefusedAndPassedOver(String method, int chunkSize, int chunks) {
        byte[] chunk = SampleBytes.of(chunkSize);
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest(method, "/object", "Transfer-Encoding: chunked");
            for (int i = 0; i < chunks; i++) {
                client.send(Integer.toHexString(chunkSize) + "\r\n").send(chunk).send("\r\n");
            }
            client.send("0\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(405);
            assertThat(client.get("/object").body()).hasSize(100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "fixed(20ms)"})
    void aBodyThatComesLaterIsPassedOver(String latency) {
        server.setLatency(Latency.parse(latency));
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/object", "Content-Length: 300000");
            client.send(SampleBytes.of(300_000));
            assertThat(client.read().body()).hasSize(100);
            assertThat(client.get("/object", "Range: bytes=0-9").body()).hasSize(10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "fixed(20ms)"})
    void expectationOfAContinueIsAnsweredWithTheFinalStatus(String latency) {
        server.setLatency(Latency.parse(latency));
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Content-Length: 1000", "Expect: 100-continue");
            WireResponse response = client.read();
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.header("Connection")).contains("close");
            assertThat(client.readUntilClosed()).isEmpty();
        }
        try (WireClient next = WireClient.of(server)) {
            assertThat(next.get("/object").status()).isEqualTo(200);
        }
        assertThat(server.recording().requests())
                .extracting(RequestRecord::outcome)
                .containsExactly(Outcome.COMPLETE, Outcome.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void javaClientsMayUpload(boolean expectContinue) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest put = HttpRequest.newBuilder(server.uri("object"))
                .timeout(Duration.ofSeconds(30))
                .expectContinue(expectContinue)
                .PUT(BodyPublishers.ofByteArray(SampleBytes.of(5_000)))
                .build();
        HttpRequest get = HttpRequest.newBuilder(server.uri("object")).build();
        assertThat(client.send(put, BodyHandlers.ofByteArray()).statusCode()).isEqualTo(405);
        assertThat(client.send(get, BodyHandlers.ofByteArray()).body()).hasSize(100);
    }
}
