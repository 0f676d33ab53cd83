package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Draws;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Logged;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a request waits may depend on what it is, from the wire to the record. */
@Timeout(60)
class LatencyByRequestTest {

    private final ObjectStore store = ObjectStore.synthetic(Map.of("data/a", 1000L, "meta/a", 1000L));

    private static List<Long> micros(ServerHandle server) {
        return server.recording().requests().stream()
                .map(RequestRecord::injectedLatency)
                .map(latency -> latency.toNanos() / 1000)
                .toList();
    }

    @Test
    void exceptionsAreForMethodsKeysMissesAndFirstRequests() {
        Latency law = Latency.parse("except(fixed(1us), GET meta/**: fixed(2us), HEAD data/*: fixed(3us), "
                + "miss: fixed(4us), first: fixed(5us))");
        try (SlowServer server = SlowServer.builder(store).latency(law).start();
                WireClient one = WireClient.of(server);
                WireClient other = WireClient.of(server)) {
            one.get("/data/a");
            one.get("/data/a");
            one.get("/meta/a");
            one.request("HEAD", "/data/a");
            one.request("HEAD", "/data/none");
            one.request("HEAD", "/none");
            one.get("/none");
            one.get("/data/a", "If-None-Match: *");
            other.get("/data/a");
            other.get("/data/a");
            assertThat(micros(server)).containsExactly(5L, 1L, 2L, 3L, 3L, 4L, 4L, 1L, 5L, 1L);
        }
    }

    @Test
    void aFunctionSeesTheWholeRequest() {
        Latency law = Latency.of(
                "by header",
                (random, request) -> Duration.ofNanos(1000L
                        * (request.headers().of("X-Micros").stream()
                                        .mapToInt(Integer::parseInt)
                                        .sum()
                                + request.nthOnConnection())));
        try (SlowServer server = SlowServer.builder(store).latency(law).start();
                WireClient client = WireClient.of(server)) {
            client.get("/data/a", "X-Micros: 10", "x-micros: 20");
            client.get("/data/a", "X-Micros: 100");
            assertThat(micros(server)).containsExactly(31L, 102L);
            assertThat(server.recording().network()).isEqualTo("custom(by header), unlimited");
        }
    }

    @Test
    void aFunctionThatFailsHarmsNoRequest() {
        Latency law = Latency.of("failing", (random, request) -> null);
        try (SlowServer server = SlowServer.builder(store).latency(law).start();
                WireClient client = WireClient.of(server)) {
            assertThat(Logged.during(() -> {
                        assertThat(client.get("/data/a").status()).isEqualTo(200);
                        assertThat(client.get("/data/a").status()).isEqualTo(200);
                    }))
                    .hasSize(1);
            assertThat(micros(server)).containsExactly(0L, 0L);
        }
    }

    @Test
    void drawsInArrivalOrderFollowOneClientWhateverItAsksFor() {
        Network network = Network.parse("exponential(100us), unlimited, draws(arrival)");
        assertThat(twenty(network, "data/a"))
                .isEqualTo(twenty(network, "meta/a"))
                .doesNotHaveDuplicates();
        Network keyed = network.toBuilder().draws(Draws.keyedBy(Draws.Part.KEY)).build();
        assertThat(twenty(keyed, "data/a")).doesNotContainAnyElementsOf(twenty(keyed, "meta/a"));
        assertThat(twenty(keyed, "data/a").stream().distinct()).hasSize(1);
    }

    /** Also after a reset, which begins the draws anew. */
    private List<Duration> twenty(Network network, String key) {
        try (SlowServer server = SlowServer.builder(store).network(network).start();
                WireClient client = WireClient.of(server)) {
            client.get("/" + key);
            server.reset();
            for (int i = 0; i < 20; i++) {
                client.get("/" + key);
            }
            return server.recording().requests().stream()
                    .map(RequestRecord::injectedLatency)
                    .toList();
        }
    }
}
