package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only that nothing comes too early; how late a loaded machine may be is not for a test to say. */
@Timeout(60)
class PacingTest {

    private static final Bandwidth TEN_MEGABYTES = Bandwidth.megabytesPerSecond(10);

    /** More than any slice takes. */
    private static final Duration SLICE = Duration.ofMillis(10);

    private final ObjectStore store = ObjectStore.synthetic(Map.of("small", 10L, "large", 1_000_000L));

    @Test
    void aBodyTakesItsTime() {
        try (SlowServer server =
                        SlowServer.builder(store).bandwidth(TEN_MEGABYTES).start();
                WireClient client = WireClient.of(server)) {
            long start = System.nanoTime();
            client.get("/large");
            Duration seen = Duration.ofNanos(System.nanoTime() - start);
            Duration least = Duration.ofMillis(100).minus(SLICE);
            assertThat(seen).isGreaterThan(least);
            assertThat(server.recording().requests().get(0).duration()).isGreaterThan(least);
        }
    }

    @Test
    void parallelBodiesShareThePipe() {
        try (SlowServer server =
                SlowServer.builder(store).bandwidth(TEN_MEGABYTES).start()) {
            List<WireClient> clients = WireClient.several(server, 4);
            long start = System.nanoTime();
            clients.forEach(client -> client.sendRequest("GET", "/large"));
            clients.forEach(WireClient::read);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(Duration.ofMillis(400).minus(SLICE));
            clients.forEach(WireClient::close);
        }
    }

    @Test
    void latencyComesBeforeTheFirstByte() {
        try (SlowServer server = SlowServer.builder(store)
                        .latency(Latency.fixed(Duration.ofMillis(50)))
                        .start();
                WireClient client = WireClient.of(server)) {
            for (String target : new String[] {"/small", "/missing", "/large"}) {
                long start = System.nanoTime();
                client.sendRequest("GET", target).readHead();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
                client.readBytes(
                        switch (target) {
                            case "/small" -> 10;
                            case "/large" -> 1_000_000;
                            default -> 0;
                        });
            }
            assertThat(server.recording().requests()).allSatisfy(request -> {
                assertThat(request.injectedLatency()).isEqualTo(Duration.ofMillis(50));
                assertThat(request.timeToFirstByte().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
            });
        }
    }

    @Test
    void theFirstByteComesLongBeforeTheLast() {
        try (SlowServer server = SlowServer.builder(store)
                        .bandwidth(Bandwidth.megabytesPerSecond(1))
                        .start();
                WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/large").readHead();
            client.readBytes(1);
            Recording early = server.snapshot();
            client.readBytes(999_999);
            RequestRecord request = server.recording().requests().get(0);
            assertThat(early.bytesSent()).isLessThan(1_000_000);
            assertThat(early.incomplete()).isEqualTo(1);
            assertThat(request.timeToFirstByte().orElseThrow())
                    .isLessThan(request.duration().dividedBy(2));
        }
    }

    @Test
    void whatHasNoBodyIsNotHeldUpByAFullPipe() {
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic("large", 1_000_000_000))
                        .bandwidth(Bandwidth.bytesPerSecond(1000))
                        .start();
                WireClient busy = WireClient.of(server);
                WireClient client = WireClient.of(server)) {
            busy.sendRequest("GET", "/large").readHead();
            assertThat(client.request("HEAD", "/large").status()).isEqualTo(200);
            assertThat(client.get("/missing").status()).isEqualTo(404);
            busy.hangUp();
        }
    }
}
