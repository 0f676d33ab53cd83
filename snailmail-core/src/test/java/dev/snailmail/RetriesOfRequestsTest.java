package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.Retries;
import dev.snailmail.analysis.Retry;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.StallRelease;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests over real sockets are found to be retries, and what they saved. */
class RetriesOfRequestsTest {

    private static final ObjectStore STORE = ObjectStore.of(Map.of("a", new byte[1000], "b", new byte[1000]));

    private static FaultPlan first(String pattern, Fault fault) {
        return FaultPlan.builder().on(pattern).nth(1).inject(fault).build();
    }

    private static SlowServer server(FaultPlan plan) {
        return SlowServer.builder(STORE).faults(plan).start();
    }

    /** Asks over a connection of its own, which the server may cut. */
    private static void ask(SlowServer server, String... headerLines) {
        try (WireClient client = WireClient.of(server)) {
            String[] lines = Arrays.copyOf(headerLines, headerLines.length + 1);
            lines[headerLines.length] = "Connection: close";
            client.sendRequest("GET", "/a", lines).readToEnd();
        }
    }

    private static Retries<RequestRecord> retries(SlowServer server) {
        return server.recording().retries();
    }

    private static List<Long> ordinals(Retries<RequestRecord> retries) {
        return retries.requests().stream().map(RequestRecord::ordinal).toList();
    }

    private static void leaves(WireClient client, SlowServer server, int ordinal) {
        client.hangUp();
        Eventually.holds(
                "the server notices",
                () -> server.snapshot().requests().get(ordinal - 1).outcome() == Outcome.CLIENT_LEFT);
    }

    @Test
    void whoLeavesAndAsksAgainHasNotRetriedAFailure() {
        ObjectStore large = ObjectStore.of(Map.of("a", new byte[200_000]));
        try (SlowServer server = SlowServer.builder(large)
                        .bandwidth(Bandwidth.megabytesPerSecond(1))
                        .start();
                WireClient leaver = WireClient.of(server);
                WireClient client = WireClient.of(server)) {
            leaver.sendRequest("GET", "/a", "Range: bytes=0-").readHead();
            leaver.readBytes(100);
            leaves(leaver, server, 1);
            client.get("/a", "Range: bytes=100-");
            client.get("/a", "Range: bytes=0-");
            assertThat(retries(server).count()).isZero();
        }
    }

    @Test
    void whoLeavesBecauseOfAStallAndAsksAgainHasRetried() {
        try (SlowServer server = server(first("GET a", Fault.stallUntil(new StallRelease(), 300)));
                WireClient leaver = WireClient.of(server);
                WireClient client = WireClient.of(server)) {
            leaver.sendRequest("GET", "/a", "Range: bytes=100-899").readHead();
            leaver.readBytes(300);
            leaves(leaver, server, 1);
            client.get("/a", "Range: bytes=400-899");
            assertThat(ordinals(retries(server))).containsExactly(2L);
            assertThat(retries(server).savedBytes()).isEqualTo(300);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=400-", "bytes=400-899", "bytes=400-1199", "bytes=400-599"})
    void whoGoesOnFromTheBytesReceivedHasRetried(String resume) {
        try (SlowServer server = server(first("GET a", Fault.truncateAfter(300)))) {
            ask(server, "Range: bytes=100-899");
            ask(server, "Range: " + resume);
            assertThat(ordinals(retries(server))).containsExactly(2L);
            assertThat(retries(server).savedBytes()).isEqualTo(300);
        }
    }

    /** Behind a reset, a client has what had reached it, which may be less than was sent. */
    @ParameterizedTest
    @CsvSource({"bytes=0-, 0", "bytes=120-, 120", "bytes=300-999, 300"})
    void aResetMayHaveTakenSomeOfTheBytesSent(String resume, long saved) {
        try (SlowServer server = server(first("GET a", Fault.resetAfter(300)))) {
            ask(server);
            ask(server, "Range: " + resume);
            assertThat(ordinals(retries(server))).containsExactly(2L);
            assertThat(retries(server).savedBytes()).isEqualTo(saved);
            assertThat(retries(server).bytes()).isEqualTo(1000 - saved);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=301-", "bytes=900-999", "bytes=0-299", "bytes=200-210"})
    void otherBytesAreNoRetry(String other) {
        try (SlowServer server = server(first("GET a", Fault.truncateAfter(300)))) {
            ask(server);
            ask(server, "Range: " + other);
            assertThat(retries(server).count()).isZero();
        }
    }

    @Test
    void theNextBlockBehindOneThatWasOutInFullIsNoRetry() {
        try (SlowServer server = server(first("GET a", Fault.resetAfter(100)))) {
            ask(server, "Range: bytes=0-99");
            ask(server, "Range: bytes=100-199");
            assertThat(retries(server).count()).isZero();
            ask(server, "Range: bytes=0-99");
            assertThat(ordinals(retries(server))).containsExactly(3L);
        }
    }

    @ParameterizedTest
    @CsvSource({"bytes=-200, bytes=850-", "bytes=-200, bytes=-150", "bytes=-5000, bytes=50-"})
    void theLastBytesAreResumedToo(String suffix, String resume) {
        try (SlowServer server = server(first("GET a", Fault.truncateAfter(50)))) {
            ask(server, "Range: " + suffix);
            ask(server, "Range: " + resume);
            assertThat(ordinals(retries(server))).containsExactly(2L);
            assertThat(retries(server).savedBytes()).isEqualTo(50);
        }
    }

    @Test
    void theLastBytesThatWereRefusedAreAskedForAgain() {
        try (SlowServer server = server(first("GET a", Fault.status(503)))) {
            ask(server, "Range: bytes=-200");
            ask(server, "Range: bytes=-200");
            assertThat(ordinals(retries(server))).containsExactly(2L);
            assertThat(retries(server).savedBytes()).isZero();
        }
    }

    @Test
    void aResumeMayFailAndBeResumed() {
        FaultPlan plan = FaultPlan.builder()
                .on("GET a")
                .nth(1)
                .inject(Fault.truncateAfter(300))
                .on("GET a")
                .nth(2)
                .inject(Fault.resetAfter(200))
                .on("GET a")
                .nth(3)
                .inject(Fault.status(503))
                .build();
        try (SlowServer server = server(plan)) {
            ask(server);
            ask(server, "Range: bytes=300-");
            ask(server, "Range: bytes=500-");
            ask(server, "Range: bytes=500-");
            Retries<RequestRecord> retries = retries(server);
            assertThat(retries.all()).extracting(Retry::savedBytes).containsExactly(300L, 0L, 500L);
            assertThat(retries.all())
                    .extracting(retry -> retry.failed().ordinal())
                    .containsExactly(1L, 2L, 3L);
            assertThat(retries.bytes()).isEqualTo(700);
        }
    }

    @Test
    void whoseResumeIsRefusedMayBeginAgain() {
        FaultPlan plan = FaultPlan.builder()
                .on("GET a")
                .nth(1)
                .inject(Fault.truncateAfter(300))
                .on("GET a")
                .nth(2)
                .inject(Fault.status(503))
                .build();
        try (SlowServer server = server(plan)) {
            ask(server);
            ask(server, "Range: bytes=300-");
            ask(server);
            assertThat(ordinals(retries(server))).containsExactly(2L, 3L);
            assertThat(retries(server).savedBytes()).isZero();
        }
    }

    @Test
    void aResumeThatGetsTheWholeObjectOrNothingSavesNothing() {
        try (SlowServer server = server(first("GET a", Fault.truncateAfter(300)))) {
            ask(server);
            ask(server, "Range: bytes=300-", "If-Range: \"another\"");
            assertThat(ordinals(retries(server))).containsExactly(2L);
            assertThat(retries(server).savedBytes()).isZero();
        }
        try (SlowServer server = server(first("GET a", Fault.resetAfter(1000)))) {
            ask(server);
            ask(server, "Range: bytes=1000-");
            assertThat(server.recording().requests().get(1).status()).isEqualTo(416);
            assertThat(ordinals(retries(server))).containsExactly(2L);
            assertThat(retries(server).savedBytes()).isZero();
        }
    }

    @Test
    void severalRangesAreComparedAsTheyWereSent() {
        try (SlowServer server = server(first("GET a", Fault.truncateAfter(30)))) {
            ask(server, "Range: bytes=0-99,200-299");
            ask(server, "Range: bytes=200-299,0-99");
            ask(server, "Range: bytes=0-99,200-299");
            assertThat(ordinals(retries(server))).containsExactly(3L);
            assertThat(retries(server).savedBytes()).isZero();
        }
    }

    @Test
    void anotherMethodIsNoRetry() {
        try (SlowServer server = server(first("HEAD a", Fault.status(503)));
                WireClient client = WireClient.of(server)) {
            client.request("HEAD", "/a");
            client.get("/a");
            assertThat(retries(server).count()).isZero();
            client.request("HEAD", "/a");
            assertThat(ordinals(retries(server))).containsExactly(3L);
        }
    }

    @Test
    void anotherObjectIsNoRetry() {
        try (SlowServer server = server(first("GET a", Fault.truncateAfter(300)));
                WireClient client = WireClient.of(server)) {
            ask(server);
            client.get("/b");
            client.get("/b", "Range: bytes=300-");
            assertThat(retries(server).count()).isZero();
        }
    }
}
