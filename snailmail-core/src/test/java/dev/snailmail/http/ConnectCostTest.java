package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
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
class ConnectCostTest {

    private static final Duration CONNECT = Duration.ofMillis(30);
    private static final Network CONNECTING = Network.parse("connect(30ms)");
    private static final Network FREE = Network.builder().build();

    private final SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 100))
            .network(CONNECTING)
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private static List<Duration> setups(Recording recording) {
        return recording.requests().stream().map(RequestRecord::connectionSetup).toList();
    }

    @Test
    void theFirstRequestOfEveryConnectionPays() {
        for (int nth = 0; nth < 3; nth++) {
            try (WireClient client = WireClient.of(server)) {
                client.get("/object");
                client.get("/missing");
            }
        }
        Recording recording = server.recording();
        assertThat(setups(recording))
                .containsExactly(CONNECT, Duration.ZERO, CONNECT, Duration.ZERO, CONNECT, Duration.ZERO);
        assertThat(recording.requests()).allSatisfy(request -> {
            assertThat(request.injectedLatency()).isZero();
            assertThat(request.duration()).isGreaterThanOrEqualTo(request.connectionSetup());
            assertThat(request.timeToFirstByte().orElseThrow()).isGreaterThanOrEqualTo(request.connectionSetup());
        });
    }

    @Test
    void itComesOnTopOfTheLatency() {
        Duration latency = Duration.ofMillis(20);
        server.setNetwork(Network.parse("fixed(20ms), connect(3, rtt=10ms)"));
        try (WireClient client = WireClient.of(server)) {
            client.get("/object");
            RequestRecord first = server.recording().requests().get(0);
            assertThat(first.injectedLatency()).isEqualTo(latency);
            assertThat(first.connectionSetup()).isEqualTo(CONNECT);
            assertThat(first.duration()).isGreaterThanOrEqualTo(latency.plus(CONNECT));
        }
    }

    @Test
    void ofPipelinedRequestsTheFirstPays() {
        try (WireClient client = WireClient.of(server)) {
            client.send("GET /object HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(3));
            for (int nth = 0; nth < 3; nth++) {
                client.read();
            }
        }
        assertThat(setups(server.recording())).containsExactly(CONNECT, Duration.ZERO, Duration.ZERO);
    }

    @Test
    void aConnectionThatIsOpenWhenTheNetworkChangesHasBeenPaidFor() {
        server.setNetwork(FREE);
        try (WireClient used = WireClient.of(server);
                WireClient fresh = WireClient.of(server)) {
            used.get("/object");
            Eventually.holds("both are open", () -> server.snapshot().connectionsOpened() == 2);
            server.setNetwork(CONNECTING);
            Recording recording = server.during(() -> {
                used.get("/object");
                fresh.get("/object");
            });
            assertThat(setups(recording)).containsOnly(Duration.ZERO);
            try (WireClient next = WireClient.of(server)) {
                assertThat(setups(server.during(() -> next.get("/object")))).containsExactly(CONNECT);
            }
        }
    }

    @Test
    void itCostsWhatItCostWhenItWasOpened() {
        try (WireClient client = WireClient.of(server)) {
            Eventually.holds("it is open", () -> server.snapshot().connectionsOpened() == 1);
            server.setNetwork(FREE);
            client.get("/object");
        }
        assertThat(setups(server.recording())).containsExactly(CONNECT);
    }

    @Test
    void aResetMakesNobodyPayAgain() {
        try (WireClient client = WireClient.of(server)) {
            client.get("/object");
            server.reset();
            client.get("/object");
            assertThat(setups(server.recording())).containsExactly(Duration.ZERO);
        }
    }
}
