package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class IdleTimeoutTest {

    private static final int SIZE = 300_000;

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", SIZE)).start();

    @AfterEach
    void close() {
        server.close();
    }

    private void network(String spec) {
        server.setNetwork(Network.parse(spec));
    }

    private void arrives(WireClient client) {
        long before = server.snapshot().requestCount();
        client.sendRequest("GET", "/object");
        Eventually.holds("it arrives", () -> server.snapshot().requestCount() == before + 1);
    }

    private void assertAllComplete() {
        assertThat(server.recording().requests()).allMatch(request -> request.outcome() == Outcome.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /obj", "GET /object HTTP/1.1\r\nHost: localhost\r\nRange: bytes="})
    void whoNeverAsksIsClosedInOrder(String beginning) {
        network("idleTimeout(5ms)");
        long start = System.nanoTime();
        try (WireClient client = WireClient.of(server)) {
            try {
                client.send(beginning);
            } catch (UncheckedIOException closedAlready) {
                // The machine was in no hurry.
            }
            client.readUntilClosed();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(5_000_000);
        }
        assertThat(server.recording().requestCount()).isZero();
    }

    @Test
    void theEndIsInOrder() {
        network("idleTimeout(5ms)");
        try (WireClient client = WireClient.of(server)) {
            assertThat(client.endsInOrder()).isTrue();
        }
        network("idleTimeout(1min)");
        try (WireClient client = WireClient.of(server)) {
            client.get("/object");
            network("idleTimeout(5ms)");
            assertThat(client.endsInOrder()).isTrue();
        }
        assertAllComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed(50ms)", "10MB/s", "connect(50ms)"})
    void aResponseThatIsOnItsWayIsNotIdle(String slowness) {
        network(slowness);
        try (WireClient client = WireClient.of(server)) {
            arrives(client);
            network(slowness + ", idleTimeout(1ms)");
            assertThat(client.read().body()).hasSize(SIZE);
            assertThat(client.endsInOrder()).isTrue();
        }
        assertAllComplete();
    }

    /** Here the event falls due while the response is on its way. */
    @ParameterizedTest
    @ValueSource(strings = {"fixed(100ms)", "5MB/s", "connect(100ms)"})
    void anEventThatFallsDueMeanwhileDoesNothing(String slowness) {
        network(slowness + ", idleTimeout(20ms)");
        int answered = 0;
        while (answered == 0) {
            long before = server.snapshot().requestCount();
            try (WireClient client = WireClient.of(server)) {
                assertThat(client.get("/object").body()).hasSize(SIZE);
                answered++;
                assertThat(client.endsInOrder()).isTrue();
            } catch (UncheckedIOException closed) {
                // Only if this machine took 20 ms between opening and asking.
                assertThat(server.recording().requestCount()).isEqualTo(before);
            }
        }
        assertAllComplete();
    }

    @Test
    void aClientThatReadsSlowlyIsNotIdle() {
        try (WireClient client = WireClient.withReceiveBuffer(server, 4096)) {
            client.sendRequest("GET", "/object").readHead();
            network("idleTimeout(1ms)");
            for (int nth = 0; nth < 30; nth++) {
                LockSupport.parkNanos(1_000_000);
                client.readBytes(SIZE / 30);
            }
            assertThat(client.endsInOrder()).isTrue();
        }
        assertAllComplete();
    }

    /** Until the socket has no room left for a head. */
    @Test
    void aClientThatAsksAndAsksBeforeItReadsIsNotIdle() {
        int requests = 6000;
        try (WireClient client = WireClient.withReceiveBuffer(server, 4096)) {
            client.send("HEAD /object HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(requests));
            network("idleTimeout(1ms)");
            for (long before = -1, now = 0;
                    now != before;
                    now = server.snapshot().requestCount()) {
                before = now;
                LockSupport.parkNanos(20_000_000);
            }
            for (int nth = 0; nth < requests; nth++) {
                assertThat(client.read("HEAD").status()).isEqualTo(200);
            }
            assertThat(client.endsInOrder()).isTrue();
        }
        assertAllComplete();
    }

    @Test
    void aBodyThatIsOnItsWayIsNotIdle() {
        network("idleTimeout(1min)");
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("PUT", "/object", "Content-Length: 20000");
            Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            server.recording();
            network("idleTimeout(2ms)");
            for (int nth = 0; nth < 20; nth++) {
                LockSupport.parkNanos(1_000_000);
                client.send(new byte[1000]);
            }
            assertThat(client.read().status()).isEqualTo(405);
            assertThat(client.endsInOrder()).isTrue();
        }
    }

    @Test
    void everyRequestStartsTheTimeOver() {
        network("idleTimeout(1min)");
        try (WireClient client = WireClient.of(server)) {
            client.get("/object");
            network("idleTimeout(50ms)");
            long last = 0;
            int answered = 0;
            try {
                while (answered < 10) {
                    long asked = System.nanoTime();
                    client.get("/object");
                    last = asked;
                    answered++;
                    LockSupport.parkNanos(10_000_000);
                }
                client.readUntilClosed();
            } catch (UncheckedIOException closedEarly) {
                // Only if this machine took 50 ms over ten.
            }
            assertThat(System.nanoTime() - last).isGreaterThanOrEqualTo(answered == 0 ? 0 : 50_000_000);
        }
        assertAllComplete();
    }

    @Test
    void itHoldsAfterAReset() {
        network("idleTimeout(1min)");
        try (WireClient client = WireClient.of(server)) {
            client.get("/object");
            network("idleTimeout(30ms)");
            server.reset();
            assertThat(client.endsInOrder()).isTrue();
        }
        try (WireClient client = WireClient.of(server)) {
            server.reset();
            assertThat(client.endsInOrder()).isTrue();
        }
    }

    /** Here the event is on its way when it is taken back. */
    @Test
    void aTimeoutThatIsTakenBackClosesNothing() {
        boolean takenBackInTime = false;
        while (!takenBackInTime) {
            network("idleTimeout(20ms)");
            try (WireClient client = WireClient.of(server)) {
                client.get("/object");
                network("none");
                client.get("/object");
                takenBackInTime = true;
                LockSupport.parkNanos(50_000_000);
                assertThat(client.get("/object").status()).isEqualTo(200);
            } catch (UncheckedIOException closed) {
                assertThat(takenBackInTime).as("taken back").isFalse();
            }
        }
    }

    @Test
    void aLongerTimeoutTakesThePlaceOfAShorterOne() {
        network("idleTimeout(1min)");
        try (WireClient client = WireClient.of(server)) {
            client.get("/object");
            network("idleTimeout(10min)");
            network("idleTimeout(2min)");
            assertThat(client.get("/object").status()).isEqualTo(200);
            network("idleTimeout(5ms)");
            assertThat(client.endsInOrder()).isTrue();
        }
    }

    @Test
    void aRequestAtTheLastMomentIsAnsweredInFullOrNotAtAll() {
        network("idleTimeout(1ms)");
        Random random = new Random(1);
        int answered = 0;
        int closed = 0;
        for (int nth = 0; nth < 1000; nth++) {
            try (WireClient client = WireClient.of(server)) {
                client.send("");
                while (true) {
                    LockSupport.parkNanos(500_000 + random.nextInt(600_000));
                    client.sendRequest("GET", "/object", "Range: bytes=0-99");
                    byte[] first = client.readBytes(1);
                    assertThat(first).containsExactly('H');
                    assertThat(client.readHead().statusLine()).isEqualTo("TTP/1.1 206 Partial Content");
                    assertThat(client.readBytes(100)).hasSize(100);
                    answered++;
                }
            } catch (UncheckedIOException end) {
                closed++;
            }
        }
        assertThat(closed).isEqualTo(1000);
        Recording recording = server.recording();
        assertThat(recording.requestCount()).isEqualTo(answered);
        assertAllComplete();
    }

    @Test
    void aConnectionInLineIsNotIdleBeforeItIsLetIn() {
        network("maxConnections(1, queue), idleTimeout(1min)");
        try (WireClient first = WireClient.of(server)) {
            first.get("/object");
            try (WireClient second = WireClient.of(server).sendRequest("GET", "/object")) {
                Eventually.holds("it waits", () -> server.snapshot().connectionsOpened() == 2);
                network("maxConnections(1, queue), idleTimeout(5ms)");
                assertThat(first.endsInOrder()).isTrue();
                assertThat(second.read().status()).isEqualTo(200);
            }
        }
    }
}
