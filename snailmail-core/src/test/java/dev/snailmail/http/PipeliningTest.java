package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PipeliningTest {

    private static final int REQUESTS = 50;

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
                requests.append("GET ").append(target(i)).append(" HTTP/1.1\r\nHost: x\r\n");
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
}
