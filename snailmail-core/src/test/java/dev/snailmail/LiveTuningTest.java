package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveTuningTest {

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", 1_000_000)).start();
    private final WireClient client = WireClient.of(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** At 1 kB/s it would take a quarter of an hour. */
    @Test
    void aBodyOnItsWayFeelsABetterNetwork() {
        try (SlowServer slow = SlowServer.builder(ObjectStore.synthetic("object", 1_000_000))
                        .bandwidth(Bandwidth.bytesPerSecond(1000))
                        .start();
                WireClient reader = WireClient.of(slow)) {
            reader.sendRequest("GET", "/object").readHead();
            reader.readBytes(1);
            slow.setBandwidth(Bandwidth.unlimited());
            assertThat(reader.readBytes(999_999)).hasSize(999_999);
            assertThat(slow.recording().bytesSent()).isEqualTo(1_000_000);
        }
    }

    @Test
    void theNextBodyFeelsAWorseNetwork() {
        client.get("/object");
        server.setBandwidth(Bandwidth.megabytesPerSecond(10));
        client.get("/object");
        assertThat(server.recording().requests().get(1).duration()).isGreaterThan(Duration.ofMillis(90));
    }

    @Test
    void latencyIsThatOfTheMomentOfArrival() {
        server.setLatency(Latency.fixed(Duration.ofMillis(100)));
        client.sendRequest("GET", "/missing");
        try (WireClient other = WireClient.of(server)) {
            other.get("/missing");
            server.setLatency(Latency.none());
            other.get("/missing");
        }
        client.read();
        assertThat(server.recording().requests())
                .extracting(RequestRecord::injectedLatency)
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ZERO);
    }

    @Test
    void theNetworkIsWhatWasSetLast() {
        server.setLatency(Latency.fixed(Duration.ofMillis(3)));
        server.setBandwidth(Bandwidth.megabytesPerSecond(2));
        assertThat(server.network().latency()).isEqualTo(Latency.fixed(Duration.ofMillis(3)));
        assertThat(server.network().shared()).isEqualTo(Bandwidth.megabytesPerSecond(2));
        assertThat(server.recording().network()).isEqualTo("fixed(3ms), 2MB/s");
        assertThat(server.toString()).contains("fixed(3ms), 2MB/s");
    }

    @Test
    void nothingIsNoNetwork() {
        assertThatNullPointerException()
                .isThrownBy(() -> server.setLatency(null))
                .withMessage("latency must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> server.setBandwidth(null))
                .withMessage("bandwidth must not be null");
    }
}
