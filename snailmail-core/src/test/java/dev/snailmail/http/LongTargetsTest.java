package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client asks for is retained only up to a length. */
@Timeout(60)
class LongTargetsTest {

    private static final int LONGEST = 8192;

    private final SlowServer server = SlowServer.builder(
                    ObjectStore.of(Map.of("a".repeat(LONGEST), new byte[3], "object", new byte[5])))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private RequestRecord get(String target, int status, boolean ends, String... header) {
        server.reset();
        try (WireClient client = WireClient.of(server)) {
            WireResponse response = client.get(target, header);
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("Connection")).contains(ends ? "close" : "keep-alive");
            if (ends) {
                assertThat(client.endsInOrder()).isTrue();
            } else {
                assertThat(client.get("/object").status()).isEqualTo(200);
            }
        }
        return server.recording().requests().get(0);
    }

    @Test
    void aKeyOf8KiBIsServed() {
        assertThat(get("/" + "a".repeat(LONGEST), 200, false).key()).hasSize(LONGEST);
        assertThat(get("/" + "%61".repeat(LONGEST), 200, false).key()).isEqualTo("a".repeat(LONGEST));
    }

    @ParameterizedTest
    @CsvSource({"a, 1", "%61, 1", "\u00c3\u00a4, 2", "%C3%A4, 2", "a/, 2"})
    void aLongerKeyIsRefusedAndShortened(String letter, int bytes) {
        String path = "/" + letter.repeat(LONGEST / bytes + 1);
        RequestRecord request = get(path, 414, true);
        assertThat(request.key()).hasSizeLessThan(200).endsWith("... (" + path.length() + " characters)");
        assertThat(request.status()).isEqualTo(414);
        assertThat(server.recording().byStatus()).isEqualTo(Map.of(414, 1L));
        assertThat(server.recording().misses()).isZero();
    }

    @Test
    void aLongerQueryIsRefusedAndShortened() {
        assertThat(get("/object?" + "q".repeat(LONGEST), 200, false).query().orElseThrow())
                .hasSize(LONGEST);
        RequestRecord request = get("/object?" + "q".repeat(LONGEST + 1), 414, true);
        assertThat(request.key()).isEqualTo("object");
        assertThat(request.query().orElseThrow()).hasSizeLessThan(200).startsWith("qqq");
    }

    @Test
    void aLongerRangeIsIgnoredAndShortened() {
        String ranges = IntStream.range(0, 5_000).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","));
        RequestRecord request = get("/object", 200, true, "Range: bytes=" + ranges);
        assertThat(request.range().orElseThrow()).hasSizeLessThan(200).startsWith("bytes=0-0,1-1");
        assertThat(request.bytesSent()).isEqualTo(5);
    }

    @Test
    void noLatencyIsWaitedWithALongTarget() {
        server.setNetwork(Network.parse("fixed(60min), connect(60min)"));
        try (WireClient client = WireClient.of(server)) {
            assertThat(client.get("/" + "a".repeat(LONGEST + 1)).status()).isEqualTo(414);
        }
        assertThat(server.recording().requests().get(0).injectedLatency()).isZero();
    }

    @Test
    void aLargeHeadEndsItsConnectionWithAnyStatus() {
        server.reset();
        try (WireClient client = WireClient.of(server)) {
            WireResponse response = client.get("/object", "X-Large: " + "x".repeat(50_000));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).hasSize(5);
            assertThat(response.header("Connection")).contains("close");
            assertThat(client.endsInOrder()).isTrue();
        }
    }

    /** As text alone, what these ask for would take 60 MB, and the parsers of their connections twice that. */
    @ParameterizedTest
    @ValueSource(strings = {"/KEY", "/object?KEY"})
    void fourHundredLongRequestsRetainLittle(String target) {
        String asked = target.replace("KEY", "x".repeat(150_000));
        long before = usedBytes();
        List<WireClient> clients = WireClient.several(server, 400);
        for (WireClient client : clients) {
            assertThat(client.get(asked).status()).isEqualTo(414);
        }
        Recording recording = server.recording();
        assertThat(recording.requestCount()).isEqualTo(400);
        assertThat(usedBytes() - before).isLessThan(15_000_000);
        clients.forEach(WireClient::close);
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
