package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole bodies cross one after the other, and nobody waits for one who has left. */
@Timeout(60)
class BodiesInTurnTest {

    private final SlowServer server = SlowServer.builder(
                    ObjectStore.synthetic(Map.of("a", 200_000L, "b", 200_000L, "c", 200_000L, "huge", 1L << 40)))
            .network(Network.parse("fifo(10MB/s)"))
            .start();

    private List<WireClient> clients;

    @BeforeEach
    void connect() {
        clients = WireClient.several(server, 3);
    }

    @AfterEach
    void close() {
        clients.forEach(WireClient::close);
        server.close();
    }

    private void ask(int client, String key) {
        long before = server.snapshot().requestCount();
        clients.get(client).sendRequest("GET", "/" + key);
        Eventually.holds("it arrives", () -> server.snapshot().requestCount() == before + 1);
    }

    private Map<String, RequestRecord> byKey() {
        return server.recording().requests().stream().collect(Collectors.toMap(RequestRecord::key, request -> request));
    }

    private static Duration firstByte(RequestRecord request) {
        return request.start().plus(request.timeToFirstByte().orElseThrow());
    }

    @Test
    void aBodyBeginsWhenTheOneBeforeItHasCrossed() {
        for (String key : List.of("a", "b", "c")) {
            ask(List.of("a", "b", "c").indexOf(key), key);
        }
        clients.forEach(client -> assertThat(client.read().body()).hasSize(200_000));
        Map<String, RequestRecord> requests = byKey();
        assertThat(firstByte(requests.get("b")))
                .isGreaterThanOrEqualTo(requests.get("a").end());
        assertThat(firstByte(requests.get("c")))
                .isGreaterThanOrEqualTo(requests.get("b").end());
        assertThat(requests.get("c").end().minus(requests.get("a").start())).isGreaterThan(Duration.ofMillis(58));
    }

    @Test
    void theBytesOfABodyFlowWhileItHasItsTurn() {
        clients.get(0).sendRequest("GET", "/huge").readHead();
        // The last of them is hours away.
        clients.get(0).readBytes(100_000);
        clients.get(0).hangUp();
    }

    @Test
    void whoLeavesInItsTurnGivesItUp() {
        ask(0, "huge");
        ask(1, "a");
        ask(2, "b");
        assertThat(server.snapshot().incomplete()).isEqualTo(3);
        clients.get(0).hangUp();
        assertThat(clients.get(1).read().body()).hasSize(200_000);
        assertThat(clients.get(2).read().body()).hasSize(200_000);
        assertThat(byKey().get("huge").outcome()).isEqualTo(Outcome.CLIENT_LEFT);
    }

    /** The pipe was idle while its client did not read, and nobody makes up for that. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoInheritsATurnFromAClientThatDidNotReadTakesAsLongAsEver(boolean asksBefore) {
        try (WireClient stuck = WireClient.withReceiveBuffer(server, 4096)) {
            stuck.sendRequest("GET", "/huge").readHead();
            Eventually.holds(
                    "it is stuck for a while",
                    new StandsStill(() -> server.snapshot().bytesSent(), 100));
            if (asksBefore) {
                ask(1, "a");
            }
            stuck.hangUp();
        }
        if (!asksBefore) {
            ask(1, "a");
        }
        assertThat(clients.get(1).read().body()).hasSize(200_000);
        RequestRecord next = byKey().get("a");
        Duration from = asksBefore ? byKey().get("huge").end() : next.start();
        assertThat(next.end().minus(from)).isGreaterThan(Duration.ofMillis(19));
    }

    /** Whether a number has been the same for so many looks in a row. */
    private static final class StandsStill implements BooleanSupplier {

        private final LongSupplier number;
        private final int looks;
        private long last = -1;
        private int same;

        StandsStill(LongSupplier number, int looks) {
            this.number = number;
            this.looks = looks;
        }

        @Override
        public boolean getAsBoolean() {
            long now = number.getAsLong();
            same = now == last ? same + 1 : 0;
            last = now;
            return same == looks;
        }
    }

    @Test
    void whoLeavesWhileItWaitsIsPassedOver() {
        ask(0, "huge");
        ask(1, "a");
        ask(2, "b");
        clients.get(1).close();
        Eventually.holds("it ends", () -> server.snapshot().incomplete() == 2);
        clients.get(0).hangUp();
        assertThat(clients.get(2).read().body()).hasSize(200_000);
        assertThat(byKey().get("a").outcome()).isEqualTo(Outcome.CLIENT_LEFT);
        assertThat(byKey().get("a").bytesSent()).isZero();
    }

    @Test
    void aResetMakesANewQueue() {
        ask(0, "huge");
        ask(1, "a");
        server.reset();
        assertThat(clients.get(2).get("/b").body()).hasSize(200_000);
        assertThat(server.recording().requestCount()).isEqualTo(1);
    }

    @Test
    void whatHasNoBodyTakesNoTurn() {
        ask(0, "huge");
        assertThat(clients.get(1).request("HEAD", "/a").status()).isEqualTo(200);
        assertThat(clients.get(1).get("/missing").status()).isEqualTo(404);
    }

    @Test
    void aServerMayCloseWhileTheyWait() {
        ask(0, "huge");
        ask(1, "a");
        ask(2, "b");
        server.close();
        assertThat(server.recording().requests())
                .extracting(RequestRecord::outcome)
                .containsOnly(Outcome.SERVER_CLOSED);
    }
}
