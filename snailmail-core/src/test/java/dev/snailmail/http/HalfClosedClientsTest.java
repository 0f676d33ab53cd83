package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that has shut down only its sending side gets its responses, in every kind of wait. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class HalfClosedClientsTest {

    private static final int SIZE = 300_000;

    private final SlowServer server = SlowServer.builder(
                    ObjectStore.synthetic(Map.of("object", (long) SIZE, "large", 1L << 40)))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private Recording complete(int requests) {
        Recording recording = server.recording();
        assertThat(recording.requests()).hasSize(requests);
        assertThat(recording.requests()).allSatisfy(request -> {
            assertThat(request.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(request.bytesSent()).isEqualTo(SIZE);
        });
        return recording;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "fixed(60ms)",
                "connect(60ms)",
                "5MB/s",
                "fixed(20ms), perConnection(5MB/s)",
                "slowStart(20ms)"
            })
    void itIsAnswered(String network) {
        server.setNetwork(Network.parse(network));
        for (int nth = 0; nth < 3; nth++) {
            try (WireClient client = WireClient.of(server)) {
                client.sendRequest("GET", "/object").shutDownOutput();
                assertThat(client.read().body()).hasSize(SIZE);
                assertThat(client.endsInOrder()).isTrue();
            }
        }
        assertThat(complete(3).maxInFlight()).isEqualTo(1);
    }

    @Test
    void soAreItsPipelinedRequests() {
        server.setNetwork(Network.parse("fixed(30ms)"));
        try (WireClient client = WireClient.of(server)) {
            client.send("GET /object HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(3))
                    .shutDownOutput();
            for (int nth = 0; nth < 3; nth++) {
                assertThat(client.read().body()).hasSize(SIZE);
            }
        }
        complete(3);
    }

    @Test
    void soIsARequestWithABody() {
        server.setNetwork(Network.parse("fixed(30ms)"));
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Content-Length: 3")
                    .send("abc")
                    .shutDownOutput();
            assertThat(client.read().status()).isEqualTo(405);
        }
        assertThat(server.recording().requests().get(0).bytesReceived()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stall(40ms)", "stall(40ms, after=1000)", "drip(bytes=100000, every=20ms)", "delay(40ms)"})
    void soIsOneThatAFaultHoldsUp(String fault) {
        server.inject(FaultPlan.builder().on("GET").inject(Fault.parse(fault)).build());
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/object").shutDownOutput();
            assertThat(client.read().body()).hasSize(SIZE);
        }
        complete(1);
    }

    @Test
    void soIsOneThatWaitsForItsTurn() {
        server.setNetwork(Network.parse("fifo(5MB/s)"));
        List<WireClient> clients = WireClient.several(server, 3);
        clients.forEach(client -> client.sendRequest("GET", "/object").shutDownOutput());
        // A body that nobody reads would hold up those behind it, whichever they are.
        List<CompletableFuture<WireResponse>> responses = clients.stream()
                .map(client -> CompletableFuture.supplyAsync(client::read, task -> new Thread(task, "reader").start()))
                .toList();
        responses.forEach(response -> assertThat(response.join().body()).hasSize(SIZE));
        complete(3);
        clients.forEach(WireClient::close);
    }

    @Test
    void soIsOneThatALockstepHolds() {
        AtomicReference<byte[]> body = new AtomicReference<>();
        Lockstep steps = server.lockstep(Duration.ofMillis(50), () -> {
            try (WireClient client = WireClient.of(server)) {
                client.sendRequest("GET", "/object").shutDownOutput();
                body.set(client.read().body());
            }
        });
        assertThat(body.get()).hasSize(SIZE);
        assertThat(steps.requestsPerRound()).containsExactly(1);
    }

    @Test
    void whileItIsNotDecidedNothingIsLost() {
        server.setNetwork(Network.parse("fixed(1ms)"));
        List<WireClient> clients = WireClient.several(server, 50);
        for (int nth = 0; nth < 5; nth++) {
            clients.forEach(client -> client.sendRequest("GET", "/object", "Range: bytes=0-9"));
            clients.forEach(client -> assertThat(client.read().body()).hasSize(10));
        }
        clients.forEach(client ->
                client.sendRequest("GET", "/object", "Range: bytes=0-9").shutDownOutput());
        clients.forEach(client -> assertThat(client.read().body()).hasSize(10));
        assertThat(server.recording().requests()).allMatch(request -> request.outcome() == Outcome.COMPLETE);
        clients.forEach(WireClient::close);
    }

    /** The end of its stream has been seen, so only a write tells. */
    @Test
    void oneThatThenClosesHasLeft() {
        server.setNetwork(Network.parse("fixed(100ms)"));
        WireClient client = WireClient.of(server);
        client.sendRequest("GET", "/large").shutDownOutput();
        Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
        client.close();
        Eventually.holds("it ends", () -> server.snapshot().incomplete() == 0);
        assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.CLIENT_LEFT);
    }

    @Test
    void manyThatCloseAtOnceHaveLeftAndManyThatOnlyShutDownHaveNot() {
        server.setNetwork(Network.parse("fixed(2s)"));
        int each = 300;
        List<WireClient> leaving = WireClient.several(server, each);
        List<WireClient> staying = WireClient.several(server, each);
        leaving.forEach(client -> client.sendRequest("GET", "/leaving"));
        staying.forEach(client -> client.sendRequest("GET", "/object", "Range: bytes=0-9"));
        Eventually.holds("all arrive", () -> server.snapshot().requestCount() == 2 * each);
        for (int i = 0; i < each; i++) {
            leaving.get(i).close();
            staying.get(i).shutDownOutput();
        }
        staying.forEach(client -> assertThat(client.read().body()).hasSize(10));
        for (RequestRecord request : server.recording().requests()) {
            boolean left = request.key().equals("leaving");
            assertThat(request.outcome()).isEqualTo(left ? Outcome.CLIENT_LEFT : Outcome.COMPLETE);
            assertThat(request.duration().compareTo(Duration.ofSeconds(2)) < 0).isEqualTo(left);
        }
        staying.forEach(WireClient::close);
    }
}
