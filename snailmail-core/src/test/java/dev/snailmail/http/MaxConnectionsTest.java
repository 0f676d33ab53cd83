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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MaxConnectionsTest {

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", 100)).start();

    @AfterEach
    void close() {
        server.close();
    }

    private void limit(String spec) {
        server.setNetwork(Network.parse(spec));
    }

    private void opened(int connections) {
        Eventually.holds("they are open", () -> server.snapshot().connectionsOpened() == connections);
    }

    /** A client that has sent its request and waits in line, behind what {@code before} goes on to ask. */
    private WireClient queuedBehind(WireClient before) {
        before.get("/object");
        long opened = server.snapshot().connectionsOpened();
        WireClient queued = WireClient.of(server).sendRequest("GET", "/object");
        opened((int) opened + 1);
        long requests = server.snapshot().requestCount();
        for (int nth = 0; nth < 10; nth++) {
            before.get("/object");
        }
        assertThat(server.recording().requestCount()).isEqualTo(requests + 10);
        return queued;
    }

    private static void leave(WireClient client, boolean abruptly) {
        if (abruptly) {
            client.hangUp();
        } else {
            client.close();
        }
    }

    @Test
    void oneTooManyIsResetAndCounted() {
        limit("maxConnections(2, refuse)");
        try (WireClient first = WireClient.of(server);
                WireClient second = WireClient.of(server)) {
            first.get("/object");
            second.get("/object");
            Recording recording = server.during(() -> {
                for (int nth = 0; nth < 5; nth++) {
                    try (WireClient tooMany = WireClient.of(server)) {
                        assertThat(tooMany.endsInOrder()).isFalse();
                    }
                }
            });
            assertThat(recording.connectionsRefused()).isEqualTo(5);
            assertThat(recording.connectionsOpened()).isZero();
            assertThat(server.recording().connectionsRefused()).isEqualTo(5);
            assertThat(server.recording().connectionsOpened()).isEqualTo(2);
            assertThat(first.get("/object").status()).isEqualTo(200);
            server.reset();
            assertThat(server.recording().connectionsRefused()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePlaceOfOneThatLeavesIsFree(boolean abruptly) {
        limit("maxConnections(1, refuse)");
        for (int nth = 0; nth < 20; nth++) {
            WireClient client = admitted();
            if (nth % 2 == 0) {
                client.get("/object");
            }
            leave(client, abruptly);
        }
    }

    /** When a place is free, which the server learns a moment after its client has left. */
    private WireClient admitted() {
        List<WireClient> admitted = new ArrayList<>();
        Eventually.holds("a place is free", () -> {
            long opened = server.snapshot().connectionsOpened();
            long refused = server.snapshot().connectionsRefused();
            WireClient client = WireClient.of(server);
            Eventually.holds("it is let in or refused", () -> {
                Recording now = server.snapshot();
                return now.connectionsOpened() + now.connectionsRefused() > opened + refused;
            });
            if (server.snapshot().connectionsOpened() > opened) {
                admitted.add(client);
            } else {
                client.close();
            }
            return !admitted.isEmpty();
        });
        return admitted.get(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSecondIsServedAfterTheFirstHasLeft(boolean abruptly) {
        limit("maxConnections(1, queue)");
        WireClient first = WireClient.of(server);
        try (WireClient second = queuedBehind(first)) {
            leave(first, abruptly);
            assertThat(second.read().status()).isEqualTo(200);
            assertThat(second.get("/object").status()).isEqualTo(200);
            Recording recording = server.recording();
            assertThat(recording.requests().get(11).connectionId()).isEqualTo(2);
            assertThat(recording.connectionsOpened()).isEqualTo(2);
            assertThat(recording.connectionsRefused()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onesWithoutARequestTakeAPlaceAndLeaveIt(boolean abruptly) {
        limit("maxConnections(2, queue)");
        for (int nth = 1; nth <= 20; nth++) {
            WireClient silent = WireClient.of(server);
            opened(3 * nth - 2);
            WireClient half = WireClient.of(server).send("GET /obj");
            opened(3 * nth - 1);
            try (WireClient next = WireClient.of(server).sendRequest("GET", "/object")) {
                opened(3 * nth);
                assertThat(server.snapshot().requestCount()).isEqualTo(nth - 1);
                leave(nth % 2 == 0 ? silent : half, abruptly);
                assertThat(next.read().status()).isEqualTo(200);
            }
            leave(nth % 2 == 0 ? half : silent, abruptly);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxConnections(2, queue)", "maxConnections(2, refuse)", "none"})
    void aHigherLimitLetsInWhoWaits(String higher) {
        limit("maxConnections(1, queue)");
        try (WireClient first = WireClient.of(server);
                WireClient second = queuedBehind(first)) {
            limit(higher);
            assertThat(second.read().status()).isEqualTo(200);
            assertThat(first.get("/object").status()).isEqualTo(200);
        }
    }

    @Test
    void aLowerLimitLeavesThoseAloneThatAreOpen() {
        List<WireClient> early = WireClient.several(server, 3);
        early.forEach(client -> client.get("/object"));
        limit("maxConnections(1, refuse)");
        try (WireClient late = WireClient.of(server)) {
            assertThat(late.endsInOrder()).isFalse();
        }
        early.forEach(client -> assertThat(client.get("/object").status()).isEqualTo(200));
        early.forEach(WireClient::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoLeavesTheLineHoldsUpNobody(boolean abruptly) {
        limit("maxConnections(1, queue)");
        WireClient first = WireClient.of(server);
        first.get("/object");
        for (int nth = 0; nth < 50; nth++) {
            WireClient impatient = WireClient.of(server);
            if (nth % 2 == 0) {
                impatient.sendRequest("GET", "/object");
            }
            opened(2 + nth);
            leave(impatient, abruptly);
        }
        try (WireClient last = queuedBehind(first)) {
            first.close();
            assertThat(last.read().status()).isEqualTo(200);
        }
    }

    @Test
    void aConnectionThatTheServerClosesMakesRoomToo() {
        limit("maxConnections(1, queue), maxRequests(12)");
        try (WireClient first = WireClient.of(server);
                WireClient second = queuedBehind(first)) {
            assertThat(first.get("/object").header("Connection")).contains("close");
            leave(first, false);
            assertThat(second.read().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxConnections(1, queue)", "maxConnections(3, queue), fixed(1ms)"})
    void ofHundredsAtOnceEveryoneIsServedInTurn(String spec) throws Exception {
        limit(spec);
        int most = server.network().connectionCost().maxConnections().getAsInt();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> readers = new ArrayList<>();
        for (int nth = 0; nth < 400; nth++) {
            int at = nth;
            readers.add(threads.submit(() -> {
                WireClient client = WireClient.of(server);
                assertThat(client.get("/object").status()).isEqualTo(200);
                leave(client, at % 2 == 0);
            }));
        }
        for (Future<?> reader : readers) {
            reader.get();
        }
        threads.shutdown();
        Recording recording = server.recording();
        assertThat(recording.requestCount()).isEqualTo(400);
        assertThat(recording.maxInFlight()).isLessThanOrEqualTo(most);
        assertThat(recording.requests()).allMatch(request -> request.outcome() == Outcome.COMPLETE);
    }

    @Test
    void ofHundredsAtOnceEveryoneIsServedOrRefused() throws Exception {
        limit("maxConnections(2, refuse)");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> readers = new ArrayList<>();
        for (int nth = 0; nth < 400; nth++) {
            readers.add(threads.submit(() -> {
                try (WireClient client = WireClient.of(server)) {
                    return client.get("/object").status() == 200;
                } catch (UncheckedIOException refused) {
                    return false;
                }
            }));
        }
        long served = 0;
        for (Future<Boolean> reader : readers) {
            served += reader.get() ? 1 : 0;
        }
        threads.shutdown();
        Recording recording = server.recording();
        assertThat(recording.requestCount()).isEqualTo(served);
        assertThat(recording.connectionsRefused()).isEqualTo(400 - served);
        assertThat(recording.connectionsOpened()).isEqualTo(served);
    }
}
