package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DuringTest {

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", 100)).start();
    private final WireClient client = WireClient.of(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void onlyTheWindowIsInIt() {
        client.get("/object");
        Recording window = server.during(() -> {
            client.get("/object", "Range: bytes=0-9");
            client.get("/missing");
        });
        client.get("/object");
        assertThat(window.requests()).extracting(RequestRecord::key).containsExactly("object", "missing");
        assertThat(window.requests()).extracting(RequestRecord::ordinal).containsExactly(1L, 2L);
        assertThat(window.requests()).extracting(RequestRecord::nthOnConnection).containsExactly(2, 3);
        assertThat(window.bytesSent()).isEqualTo(10);
        assertThat(window.misses()).isEqualTo(1);
        assertThat(window.connectionsOpened()).isZero();
        assertThat(window.connectionsUsed()).isEqualTo(1);
        assertThat(server.recording().requestCount()).isEqualTo(4);
    }

    @Test
    void windowsNest() {
        AtomicReference<Recording> inner = new AtomicReference<>();
        Recording outer = server.during(() -> {
            client.get("/object");
            inner.set(server.during(() -> client.get("/missing")));
            client.get("/object");
        });
        assertThat(inner.get().requests()).extracting(RequestRecord::key).containsExactly("missing");
        assertThat(outer.requests()).extracting(RequestRecord::key).containsExactly("object", "missing", "object");
    }

    @Test
    void aResetLeavesAnOpenWindowAlone() {
        Recording window = server.during(() -> {
            client.get("/object");
            server.reset();
            client.get("/object");
        });
        assertThat(window.requestCount()).isEqualTo(2);
        assertThat(server.recording().requestCount()).isEqualTo(1);
    }

    @Test
    void whatTheActionThrowsComesThroughAndTheWindowIsClosed() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> server.during(() -> {
                    client.get("/object");
                    throw new IOException("as expected");
                }))
                .withMessage("as expected");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> server.during(() -> {
                    throw new AssertionError();
                }));
        assertThat(server.during(() -> client.get("/object")).requestCount()).isEqualTo(1);
    }

    @Test
    void overlappingWindowsSeeWhatArrivesWhileTheyAreOpen() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int nth = 0; nth < 200; nth++) {
                CountDownLatch bothOpen = new CountDownLatch(2);
                CountDownLatch asked = new CountDownLatch(1);
                List<Future<Recording>> windows = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    windows.add(threads.submit(() -> server.during(() -> {
                        bothOpen.countDown();
                        asked.await();
                    })));
                }
                bothOpen.await();
                client.get("/object");
                asked.countDown();
                for (Future<Recording> window : windows) {
                    assertThat(window.get().requestCount()).isEqualTo(1);
                    assertThat(window.get().incomplete()).isZero();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void namesTheNetworkThatItsRequestsMet() {
        server.setLatency(Latency.fixed(Duration.ofMillis(3)));
        Recording window = server.during(() -> {
            client.get("/object");
            server.setLatency(Latency.none());
        });
        assertThat(window.network()).isEqualTo("fixed(3ms), unlimited");
        assertThat(window.networks()).containsExactly("fixed(3ms), unlimited");
    }

    @Test
    void namesAllNetworksThatItsRequestsMetInOrder() {
        Recording window = server.during(() -> {
            client.get("/object");
            server.setLatency(Latency.fixed(Duration.ofMillis(2)));
            server.setBandwidth(Bandwidth.megabytesPerSecond(5));
            client.get("/object");
            client.get("/object");
            server.setNetwork(Network.builder().seed(7).build());
            client.get("/object");
            server.setLatency(Latency.fixed(Duration.ofMillis(4)));
        });
        assertThat(window.networks()).containsExactly("none, unlimited", "fixed(2ms), 5MB/s");
        assertThat(window.network()).isEqualTo("none, unlimited then fixed(2ms), 5MB/s");
        assertThat(window.seed()).isEqualTo(7);
        assertThat(window.toString()).contains("none, unlimited then fixed(2ms), 5MB/s");
    }

    @Test
    void withoutRequestsItNamesTheNetworkInForce() {
        Recording window = server.during(() -> server.setLatency(Latency.fixed(Duration.ofMillis(4))));
        assertThat(window.network()).isEqualTo("fixed(4ms), unlimited");
    }

    @Test
    void aBandwidthThatABodyMeetsOnItsWayIsNamedToo() {
        try (SlowServer slow = SlowServer.builder(ObjectStore.synthetic("object", 100_000))
                        .bandwidth(Bandwidth.bytesPerSecond(1_000))
                        .start();
                WireClient reader = WireClient.of(slow)) {
            Recording window = slow.during(() -> {
                reader.sendRequest("GET", "/object").readHead();
                slow.setBandwidth(Bandwidth.bytesPerSecond(2_000));
                slow.setBandwidth(Bandwidth.unlimited());
                assertThat(reader.readBytes(100_000)).hasSize(100_000);
                Eventually.holds("it ends", () -> slow.snapshot().incomplete() == 0);
                slow.setBandwidth(Bandwidth.bytesPerSecond(3_000));
            });
            assertThat(window.networks()).containsExactly("none, 1000B/s", "none, 2000B/s", "none, unlimited");
        }
    }

    @Test
    void theRecordingSinceAResetNamesWhatItsRequestsMet() {
        client.get("/object");
        server.setLatency(Latency.fixed(Duration.ofMillis(2)));
        assertThat(server.recording().network()).isEqualTo("none, unlimited");
        server.reset();
        assertThat(server.recording().network()).isEqualTo("fixed(2ms), unlimited");
    }

    @Test
    void theNetworksThatAreListedAreBounded() {
        Recording window = server.during(() -> {
            for (int i = 1; i <= 150; i++) {
                server.setLatency(Latency.fixed(Duration.ofNanos(i)));
                client.get("/object");
            }
        });
        assertThat(window.networks()).hasSize(100);
    }
}
