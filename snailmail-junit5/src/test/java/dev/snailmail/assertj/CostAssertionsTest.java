package dev.snailmail.assertj;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.SlowServer;
import dev.snailmail.analysis.ByteSet;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.StallRelease;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.KeepAliveClient;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Assertions on what could have been saved. */
class CostAssertionsTest {

    private static final ObjectStore STORE =
            ObjectStore.of(Map.of("snail.bin", new byte[100], "slug.bin", new byte[10]));

    /** One request for the whole of an object. */
    private static Recording frugal;

    /**
     * Over one connection #2 bytes 0-49 and #3 40-89 again in part, #4 of another object and #5 that once more since it
     * failed; over another one #1, which is in flight beside #2.
     */
    private static Recording wasteful;

    @BeforeAll
    static void record() throws IOException {
        StallRelease release = new StallRelease();
        FaultPlan plan = FaultPlan.builder()
                .on("GET snail.bin")
                .nth(1)
                .inject(Fault.stallUntil(release))
                .on("GET slug.bin")
                .nth(1)
                .inject(Fault.status(503).body("slow down"))
                .build();
        try (SlowServer server = SlowServer.builder(STORE).start();
                KeepAliveClient client = new KeepAliveClient(server)) {
            client.get("snail.bin");
            frugal = server.recording();
        }
        try (SlowServer server = SlowServer.builder(STORE).seed(7).faults(plan).start();
                KeepAliveClient another = new KeepAliveClient(server);
                KeepAliveClient client = new KeepAliveClient(server)) {
            another.send("GET", "snail.bin", "Range: bytes=60-69");
            while (server.snapshot().gets() < 1) {
                Thread.onSpinWait();
            }
            client.get("snail.bin", "Range: bytes=0-49");
            release.release();
            another.read();
            client.get("snail.bin", "Range: bytes=40-89");
            client.get("slug.bin");
            client.get("slug.bin");
            wasteful = server.recording();
        }
    }

    @Test
    void whatIsFrugalPassesAll() {
        assertThat(frugal)
                .hadNoRereads()
                .hadRereadFactorAtMost(1)
                .coveredAtLeast("snail.bin", 1)
                .needing("snail.bin", ByteSet.range(0, 90))
                .hadOverReadAtMost(0.1)
                .hadNoMergeableRequests(Long.MAX_VALUE)
                .hadNoRetries()
                .costsNoMoreThan(frugal)
                .costsNoMoreThan(wasteful)
                .isSameAs(frugal);
        assertThat(wasteful)
                .hadAtMostRetries(1)
                .hadExactlyRetries(1)
                .hadAtLeastRetries(1)
                .hadRereadFactorAtMost(1.25)
                .coveredAtLeast("snail.bin", 0.9)
                .needing("snail.bin", ByteSet.range(0, 50).union(ByteSet.range(80, 100)))
                .hadOverReadAtMost(50 / 110.0)
                .hadNoMergeableRequests(9);
    }

    @Test
    void whatIsWastefulFailsAndShowsTheRequestsAtFault() {
        assertFails(cost -> cost.hadNoRereads(), "bytes read again: exactly 0", "20", "#3");
        assertFails(
                cost -> cost.hadRereadFactorAtMost(1.1),
                "times each byte was sent: at most 1.1",
                "" + 120 / 100.0,
                "#3");
        assertFails(
                cost -> cost.coveredAtLeast("snail.bin", 0.95),
                "part of snail.bin that was fetched: at least 0.95",
                "0.9, 90 bytes",
                "#1",
                "#2",
                "#3");
        assertFails(
                cost -> cost.needing("snail.bin", ByteSet.range(0, 50)).hadOverReadAtMost(0.5),
                "part of the bytes of snail.bin that was of no use: at most 0.5",
                60 / 110.0 + ", 60 of 110 bytes",
                "#3",
                "#1");
        assertFails(
                cost -> cost.hadNoMergeableRequests(10),
                "groups of requests at once, up to 10 bytes apart: exactly 0",
                "1",
                "#2",
                "#1");
        assertFails(cost -> cost.hadNoRetries(), "retries: exactly 0", "1 retry, 10 bytes, 0 saved", "#5");
        assertFails(cost -> cost.hadAtMostRetries(0), "retries: at most 0", "1 retry, 10 bytes, 0 saved", "#5");
        assertFails(cost -> cost.hadExactlyRetries(2), "retries: exactly 2", "1 retry, 10 bytes, 0 saved", "#5");
        assertFails(cost -> cost.hadAtLeastRetries(2), "retries: at least 2", "1 retry, 10 bytes, 0 saved", "#5");
    }

    @Test
    void aConnectionOfOneRequestWasNotReused() throws IOException {
        assertFails(cost -> cost.reusedAllConnections(), "connections used more than once: all 2", "1", "#1");
        try (SlowServer server = SlowServer.builder(STORE).start();
                KeepAliveClient client = new KeepAliveClient(server)) {
            assertThat(server).reusedAllConnections();
            client.get("snail.bin");
            assertThat(server.during(() -> client.get("snail.bin")))
                    .as("the first was before")
                    .reusedAllConnections();
        }
    }

    private static void assertFails(
            Consumer<RecordingAssert> assertion, String expected, String actual, String... requests) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertion.accept(assertThat(wasteful)))
                .withMessageContaining("expected " + expected + "\nbut was: " + actual + "\nseed: 7\nnetwork: none, ")
                .satisfies(failure -> assertThat(failure.getMessage()
                                .lines()
                                .takeWhile(line -> !line.startsWith("> marks"))
                                .filter(line -> line.startsWith("  #")))
                        .extracting(line -> line.strip().split(" ")[0])
                        .containsExactly(requests));
    }

    @Test
    void aComparisonShowsAllFiguresSideBySide() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(wasteful).as("tiles").costsNoMoreThan(frugal))
                .withMessage("""
                        [tiles]\s
                        expected cost: no more than that of the other
                        but was more in: GETs, round trips deep, bytes sent, bytes read again, connections used
                                                        this       the other
                          GETs                             5               1  more
                          round trips deep                 4               1  more
                          bytes sent                     129             100  more
                          bytes read again                20               0  more
                          connections used                 2               1  more
                        round trips need a latency: without one, requests that did not wait for each other may count as \
                        round trips; give the server a latency of about 10ms
                        seed: 7
                        network: none, unlimited
                        of the other:
                        seed: 42
                        network: none, unlimited""");
    }

    @Test
    void aComparisonMarksOnlyWhatIsMore() throws IOException {
        Recording small;
        try (SlowServer server = SlowServer.builder(STORE).maxRecords(1).start();
                KeepAliveClient client = new KeepAliveClient(server)) {
            client.get("slug.bin");
            client.get("slug.bin");
            small = server.recording();
        }
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(frugal).costsNoMoreThan(small))
                .withMessageContaining("but was more in: bytes sent\n")
                .withMessageContaining("GETs                             1               2\n")
                .withMessageContaining("bytes sent                     100              20  more\n")
                .withMessageEndingWith(
                        "seed: 42\nnetwork: none, unlimited\nThe list of the other has rolled: its first 1"
                                + " requests are not in the round trips and the bytes read again.");
    }

    @Test
    void whatLooksAtTheListFailsWhenThatHasRolled() throws IOException {
        Recording rolled;
        try (SlowServer server = SlowServer.builder(STORE).maxRecords(1).start();
                KeepAliveClient client = new KeepAliveClient(server)) {
            client.get("slug.bin");
            client.get("slug.bin");
            rolled = server.recording();
        }
        Map<String, Consumer<RecordingAssert>> assertions = Map.of(
                "round trips", cost -> cost.hadRoundTripDepthAtMost(9),
                "bytes read again", RecordingAssert::hadNoRereads,
                "mergeable requests", cost -> cost.hadNoMergeableRequests(0),
                "retries", RecordingAssert::hadNoRetries,
                "connections used once", RecordingAssert::reusedAllConnections,
                "round trips and bytes read again", cost -> cost.costsNoMoreThan(rolled),
                "bytes of no use",
                        cost -> cost.needing("slug.bin", ByteSet.range(0, 20)).hadOverReadAtMost(1));

        assertions.forEach((counted, assertion) -> assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertion.accept(assertThat(rolled)))
                .withMessage(
                        "\nexpected " + counted + " to be known\nbut was: not all listed, as the first 1 of 2 requests"
                                + " are not in the list\nto know: keep more with SlowServer.builder(...).maxRecords(n), or look at"
                                + " less with server.during(...)"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(rolled).hadRereadFactorAtMost(9))
                .withMessageContaining("expected bytes read again to be known");
        assertThat(rolled).hadExactlyGets(2).sentAtMostBytes(20).coveredAtLeast("slug.bin", 1);
    }

    @Test
    void boundsThatMakeNoSenseAreErrorsOfTheTest() {
        RecordingAssert cost = assertThat(frugal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost.hadRereadFactorAtMost(0.9))
                .withMessage("most (0.9) must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> cost.hadRereadFactorAtMost(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost.coveredAtLeast("snail.bin", 1.1))
                .withMessage("fraction (1.1) must be from 0 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> cost.hadOverReadAtMost(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost.hadNoMergeableRequests(-1))
                .withMessage("gap (-1) must not be negative");
        assertThatIllegalStateException()
                .isThrownBy(() -> cost.hadOverReadAtMost(0.5))
                .withMessage("needing(key, bytes) must come before hadOverReadAtMost");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost.needing("snail.bin", ByteSet.of()).needing("snail.bin", ByteSet.of()))
                .withMessage("key (snail.bin) must be given once; unite its bytes");
        assertThatNullPointerException().isThrownBy(() -> cost.costsNoMoreThan(null));
    }

    @Test
    void allOfThemAreSoft() {
        SnailmailSoftAssertions softly = new SnailmailSoftAssertions();
        softly.assertThat(wasteful)
                .hadNoRereads()
                .hadRereadFactorAtMost(1)
                .coveredAtLeast("snail.bin", 1)
                .needing("snail.bin", ByteSet.of())
                .hadOverReadAtMost(0.5)
                .hadNoMergeableRequests(10)
                .hadNoRetries()
                .reusedAllConnections()
                .costsNoMoreThan(frugal);
        assertThat(softly.errorsCollected()).hasSize(8);
    }

    @Test
    void withoutRequestsNothingWasWasted() throws IOException {
        try (SlowServer server = SlowServer.builder(STORE).start()) {
            assertThat(server)
                    .hadNoRereads()
                    .hadRereadFactorAtMost(1)
                    .coveredAtLeast("snail.bin", 0)
                    .needing("snail.bin", ByteSet.range(0, 10))
                    .hadOverReadAtMost(0)
                    .hadNoMergeableRequests(10)
                    .hadNoRetries()
                    .reusedAllConnections()
                    .costsNoMoreThan(frugal);
        }
    }
}
