package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResetTest {

    private final SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 100))
            .latency(Latency.exponential(Duration.ofMillis(2)))
            .seed(7)
            .start();
    private final WireClient client = WireClient.of(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void everythingIsZeroAndTheNetworkStays() {
        client.get("/object");
        server.setBandwidth(Bandwidth.megabytesPerSecond(5));
        Network before = server.network();
        server.reset();
        Recording recording = server.recording();
        assertThat(recording.requestCount()).isZero();
        assertThat(recording.requests()).isEmpty();
        assertThat(recording.bytesSent()).isZero();
        assertThat(recording.maxInFlight()).isZero();
        assertThat(recording.connectionsOpened()).isZero();
        assertThat(server.network())
                .isEqualTo(before)
                .isEqualTo(Network.builder()
                        .latency(Latency.exponential(Duration.ofMillis(2)))
                        .shared(Bandwidth.megabytesPerSecond(5))
                        .seed(7)
                        .build());
    }

    @Test
    void theSameRequestsDrawTheSameLatenciesAgain() {
        List<Duration> first = latenciesOfTenRequests();
        server.reset();
        assertThat(latenciesOfTenRequests()).isEqualTo(first);
        assertThat(first).doesNotHaveDuplicates();
    }

    private List<Duration> latenciesOfTenRequests() {
        for (int nth = 0; nth < 10; nth++) {
            client.get("/object");
        }
        return server.recording().requests().stream()
                .map(RequestRecord::injectedLatency)
                .toList();
    }

    @Test
    void lateFinishersBelongToWhatWasBefore() {
        server.setLatency(Latency.fixed(Duration.ofMillis(100)));
        Recording window = server.during(() -> {
            client.sendRequest("GET", "/object");
            Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            server.reset();
            assertThat(server.snapshot().requestCount()).isZero();
            assertThat(client.read().body()).hasSize(100);
        });
        assertThat(window.bytesSent()).isEqualTo(100);
        assertThat(window.incomplete()).isZero();
        Recording after = server.recording();
        assertThat(after.requestCount()).isZero();
        assertThat(after.bytesSent()).isZero();
        assertThat(after.maxInFlight()).isZero();
        assertThat(after.byStatus()).isEmpty();
    }

    @Test
    void resetsAmidRequestsLoseNone() {
        server.setLatency(Latency.none());
        Recording window = server.during(() -> {
            for (int nth = 0; nth < 2_000; nth++) {
                client.sendRequest("GET", "/object");
                server.reset();
                client.read();
            }
        });
        assertThat(window.requestCount()).isEqualTo(2_000);
        assertThat(window.bytesSent()).isEqualTo(200_000);
        assertThat(window.incomplete()).isZero();
        assertThat(server.recording().requestCount()).isLessThanOrEqualTo(1);
        assertThat(server.recording().incomplete()).isZero();
    }
}
