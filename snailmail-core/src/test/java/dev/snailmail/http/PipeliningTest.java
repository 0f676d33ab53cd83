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
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PipeliningTest {

    private static final int REQUESTS = 50;

    /** Far more than the buffers of a connection hold. */
    private static final int HEADS = 20_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"none | unlimited", "fixed(2ms) | unlimited", "exponential(mean=2ms) | unlimited", "none | 10MB/s"
            })
    void requestsInOneWriteAreAnsweredInOrder(String latency, String bandwidth) {
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 1_000_000))
                        .latency(Latency.parse(latency))
                        .bandwidth(Bandwidth.parse(bandwidth))
                        .start();
                WireClient client = WireClient.of(server)) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < REQUESTS; i++) {
                requests.append("GET ").append(target(i)).append(" HTTP/1.1\r\nHost: localhost\r\n");
                requests.append("Range: bytes=")
                        .append(i)
                        .append('-')
                        .append(1000 + i)
                        .append("\r\n\r\n");
            }
            client.send(requests.toString());
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(client.read().header("Content-Range").orElse("none"))
                        .isEqualTo(isMiss(i) ? "none" : "bytes " + i + "-" + (1000 + i) + "/1000000");
            }
            Recording recording = server.recording();
            assertThat(recording.requestCount()).isEqualTo(REQUESTS);
            assertThat(recording.misses()).isEqualTo(REQUESTS / 5);
            assertThat(recording.incomplete()).isZero();
            assertThat(recording.maxInFlight()).isEqualTo(1);
            assertThat(recording.connectionsUsed()).isEqualTo(1);
            assertThat(recording.requests()).allMatch(request -> request.outcome() == Outcome.COMPLETE);
            assertThat(recording.requests())
                    .extracting(RequestRecord::nthOnConnection)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, REQUESTS).boxed().toList());
        }
    }

    private static boolean isMiss(int i) {
        return i % 5 == 0;
    }

    private static String target(int i) {
        return isMiss(i) ? "/missing" : "/object";
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void headsThatTheConnectionDoesNotTakeWaitForTheirClient(String method) {
        try (SlowServer server =
                        SlowServer.builder(ObjectStore.synthetic("object", 10)).start();
                WireClient client = WireClient.withReceiveBuffer(server, 4096)) {
            sendUntilNoHeadIsTaken(client, server, method);
            for (int i = 0; i < HEADS; i++) {
                assertThat(client.read(method).status()).isEqualTo(404);
            }
            Recording recording = server.recording();
            assertThat(recording.byStatus()).isEqualTo(Map.of(404, (long) HEADS));
            assertThat(recording.maxInFlight()).isEqualTo(1);
            assertThat(recording.requests()).allMatch(request -> request.outcome() == Outcome.COMPLETE);
        }
    }

    @Test
    void aHeadThatItsClientNeverTookIsNoResponse() {
        try (SlowServer server =
                SlowServer.builder(ObjectStore.synthetic("object", 10)).start()) {
            WireClient client = WireClient.withReceiveBuffer(server, 4096);
            sendUntilNoHeadIsTaken(client, server, "GET");
            client.hangUp();
            Eventually.holds("the server notices", () -> server.snapshot().incomplete() == 0);
            Recording recording = server.recording();
            RequestRecord last = recording.requests().get(recording.requests().size() - 1);
            assertThat(last.outcome()).isEqualTo(Outcome.CLIENT_LEFT);
            assertThat(last.status()).isZero();
            assertThat(recording.unanswered()).isEqualTo(1);
            assertThat(recording.misses()).isEqualTo(recording.requestCount() - 1);
        }
    }

    /** The responses fill the buffers of the connection, since nobody reads them. */
    private static void sendUntilNoHeadIsTaken(WireClient client, SlowServer server, String method) {
        Thread sender = new Thread(
                () -> client.send((method + " /missing HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(HEADS)), "sender");
        sender.setDaemon(true);
        sender.setUncaughtExceptionHandler((thread, hungUp) -> {});
        sender.start();
        long[] seen = {0, 0};
        Eventually.holds("no further head is taken", () -> {
            Recording now = server.snapshot();
            seen[1] = now.incomplete() == 1 && now.requestCount() == seen[0] ? seen[1] + 1 : 0;
            seen[0] = now.requestCount();
            return seen[1] == 50;
        });
    }
}
