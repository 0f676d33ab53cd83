package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever waits for something that may never come: the client, the test and the server. */
@Timeout(60)
class StallsTest {

    private static final int SIZE = 100_000;

    private final StallRelease release = new StallRelease();

    private static SlowServer serverWith(Fault fault) {
        return SlowServer.builder(ObjectStore.synthetic("object", SIZE))
                .faults(FaultPlan.builder().on("*").inject(fault).build())
                .start();
    }

    private void awaitStalled(int number) {
        Eventually.holds("so many stall: " + number, () -> release.stalled() == number);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void aStallGoesOnWhenItIsReleased(int after) {
        try (SlowServer server = serverWith(Fault.stallUntil(release, after));
                WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/object").readHead();
            client.readBytes(after);
            awaitStalled(1);
            RequestRecord stalling = server.snapshot().requests().get(0);
            assertThat(stalling.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(stalling.bytesSent()).isEqualTo(after);
            assertThat(server.snapshot().faultCount()).as("counted already").isEqualTo(1);
            release.release();
            client.readBytes(SIZE - after);
            assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(release.stalled()).isZero();

            assertThat(client.get("/object").body())
                    .as("does not stall any more")
                    .hasSize(SIZE);
        }
    }

    @Test
    void aResponseWithoutABodyStallsAsAWhole() {
        try (SlowServer server = serverWith(Fault.stallUntil(release));
                WireClient client = WireClient.of(server)) {
            client.sendRequest("HEAD", "/object");
            awaitStalled(1);
            assertThat(server.snapshot().requests().get(0).timeToFirstByte()).isEmpty();
            release.release();
            assertThat(client.read("HEAD").header("Content-Length")).contains("" + SIZE);
            assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.COMPLETE);
        }
    }

    @Test
    void oneReleaseIsForAll() {
        try (SlowServer server = serverWith(Fault.stallUntil(release))) {
            List<WireClient> clients = WireClient.several(server, 20);
            clients.forEach(client -> client.sendRequest("GET", "/object").readHead());
            awaitStalled(20);
            assertThat(release).hasToString("StallRelease[20 stalled]");
            release.release();
            clients.forEach(client -> client.readBytes(SIZE));
            assertThat(server.recording().maxInFlight()).isEqualTo(20);
            assertThat(server.recording().requests()).allMatch(request -> request.outcome() == Outcome.COMPLETE);
            clients.forEach(WireClient::close);
        }
        release.release();
        assertThat(release).hasToString("StallRelease[released]");
    }

    @ParameterizedTest
    @CsvSource({
        "stall(1min), true", "stall(1min), false",
        "'stall(1min, after=1000)', true", "'stall(1min, after=1000)', false",
        "stall(until=released), true", "stall(until=released), false",
        "'drip(bytes=1000, every=1min)', true", "'drip(bytes=1000, every=1min)', false"
    })
    void whoLeavesMeanwhileIsNoticed(String fault, boolean abruptly) {
        try (SlowServer server = serverWith(Fault.parse(fault));
                WireClient next = WireClient.of(server)) {
            WireClient client = WireClient.of(server);
            client.sendRequest("GET", "/object").readHead();
            client.readBytes(fault.contains("1000") ? 1000 : 0);
            if (abruptly) {
                client.hangUp();
            } else {
                client.close();
            }
            Eventually.holds("it ends", () -> server.snapshot().incomplete() == 0);
            assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.CLIENT_LEFT);
            server.inject(FaultPlan.none());
            Recording recording = server.during(() -> next.get("/object"));
            assertThat(recording.maxInFlight()).isEqualTo(1);
        }
    }

    @Test
    void whoLeavesIsForgottenByTheRelease() {
        try (SlowServer server = serverWith(Fault.stallUntil(release))) {
            WireClient client = WireClient.of(server);
            client.sendRequest("GET", "/object").readHead();
            awaitStalled(1);
            client.hangUp();
            awaitStalled(0);
        }
    }

    @Test
    void closingTheServerEndsAStall() {
        SlowServer server = serverWith(Fault.stallUntil(release));
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/object").readHead();
            awaitStalled(1);
            server.close();
            assertThat(client.readToEnd().bytes()).isEmpty();
        }
        assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.SERVER_CLOSED);
        assertThat(release.stalled()).isZero();
        release.release();
    }

    @Test
    void aStallMayBeReleasedWhileTheServerIsClosed() throws InterruptedException {
        for (int nth = 0; nth < 20; nth++) {
            StallRelease racing = new StallRelease();
            SlowServer server = serverWith(Fault.stallUntil(racing));
            List<WireClient> clients = WireClient.several(server, 5);
            clients.forEach(client -> client.sendRequest("GET", "/object").readHead());
            Thread closing = new Thread(server::close);
            closing.start();
            racing.release();
            closing.join();
            assertThat(server.recording().incomplete()).isZero();
            clients.forEach(WireClient::close);
        }
    }

    @Test
    void aResetOfTheServerLeavesAStallAlone() {
        try (SlowServer server = serverWith(Fault.stall(Duration.ofMillis(20)));
                WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/object").readHead();
            server.reset();
            client.readBytes(SIZE);
            assertThat(server.recording().requestCount()).isZero();
            client.get("/object");
            assertThat(server.recording().faultCount()).isEqualTo(1);
        }
    }
}
