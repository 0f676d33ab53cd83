package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.ByteCoverage;
import dev.snailmail.analysis.ByteSet;
import dev.snailmail.analysis.ByteUse;
import dev.snailmail.exchange.Extent;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.StallRelease;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which bytes are found to have been served, over real sockets. */
class CoverageOfRequestsTest {

    private static final ObjectStore STORE =
            ObjectStore.of(Map.of("a", new byte[1000], "empty", new byte[0], "b", new byte[10]));

    @Test
    void isThatOfTheRangesThatWereServed() {
        try (SlowServer server = SlowServer.builder(STORE).start();
                WireClient client = WireClient.of(server)) {
            client.get("/a", "Range: bytes=0-99");
            client.get("/a", "Range: bytes=50-149");
            client.get("/a", "Range: bytes=-100");
            client.get("/a", "Range: bytes=200-209,300-309");
            client.get("/a", "Range: bytes=5000-");
            client.request("HEAD", "/a");
            client.get("/missing");
            client.get("/b");
            client.get("/empty");
            ByteCoverage coverage = server.recording().coverage();
            assertThat(coverage.byKey()).containsOnlyKeys("a", "b", "empty");
            assertThat(coverage.of("a").covered()).hasToString("[0-149, 200-209, 300-309, 900-999]");
            assertThat(coverage.of("a").size()).hasValue(1000);
            assertThat(coverage.of("a").rereadBytes()).isEqualTo(50);
            assertThat(coverage.of("b").fraction()).isEqualTo(1);
            assertThat(coverage.of("empty").fraction()).isEqualTo(1);
            assertThat(server.recording().requests().get(3).served())
                    .containsExactly(new Extent(200, 10), new Extent(300, 10));
        }
    }

    @Test
    void whatIsCutShortCountsAsFarAsItCameAndApart() {
        FaultPlan plan = FaultPlan.builder()
                .on("GET a")
                .nth(1)
                .inject(Fault.truncateAfter(30))
                .on("GET b")
                .nth(1)
                .inject(Fault.status(503).body("not this time"))
                .build();
        try (SlowServer server = SlowServer.builder(STORE).faults(plan).start();
                WireClient cut = WireClient.of(server);
                WireClient client = WireClient.of(server)) {
            cut.sendRequest("GET", "/a", "Range: bytes=100-199").readUntilClosed();
            client.get("/a", "Range: bytes=100-199");
            client.get("/b");
            ByteCoverage coverage = server.recording().coverage();
            assertThat(coverage.cutShortBytes()).isEqualTo(30);
            assertThat(coverage.of("a").rereadBytes()).isZero();
            assertThat(coverage.byKey()).containsOnlyKeys("a");
            assertThat(server.recording().requests())
                    .extracting(RequestRecord::bytesSent)
                    .containsExactly(30L, 100L, 13L);
        }
    }

    @Test
    void whatAReaderWasSentBeforeItLeftIsCovered() {
        ObjectStore large = ObjectStore.of(Map.of("a", new byte[200_000]));
        Bandwidth slow = Bandwidth.megabytesPerSecond(1);
        try (SlowServer server = SlowServer.builder(large).bandwidth(slow).start();
                WireClient leaver = WireClient.of(server)) {
            leaver.sendRequest("GET", "/a", "Range: bytes=1000-").readHead();
            leaver.readBytes(20_000);
            leaver.hangUp();
            Recording recording = server.recording();
            long sent = recording.bytesSent();
            assertThat(sent).isBetween(20_000L, 199_000L - 1);
            assertThat(recording.coverage().use()).isEqualTo(new ByteUse(0, 0, sent, 0, 0));
            assertThat(recording.coverage().of("a").covered()).isEqualTo(ByteSet.range(1000, 1000 + sent));
            assertThat(recording.byteUses())
                    .containsExactly(recording.coverage().use());
        }
    }

    /** What they go back to after the fault is read once, so it would be counted twice. */
    @Test
    void whoLeavesAfterAFaultHasAbandonedNothing() {
        FaultPlan plan = FaultPlan.builder()
                .on("GET a")
                .nth(1)
                .inject(Fault.stallUntil(new StallRelease(), 300))
                .build();
        try (SlowServer server = SlowServer.builder(STORE).faults(plan).start();
                WireClient leaver = WireClient.of(server)) {
            leaver.sendRequest("GET", "/a").readHead();
            leaver.readBytes(300);
            leaver.hangUp();
            assertThat(server.recording().coverage().use()).isEqualTo(new ByteUse(0, 0, 0, 300, 0));
        }
    }

    @Test
    void framesAndBodiesOfErrorsAreOfNoObject() {
        FaultPlan plan = FaultPlan.builder()
                .on("GET b")
                .inject(Fault.status(503).body("not this time"))
                .build();
        try (SlowServer server = SlowServer.builder(STORE).faults(plan).start();
                WireClient client = WireClient.of(server)) {
            client.get("/a", "Range: bytes=0-99,200-299");
            client.get("/b");
            ByteUse use = server.recording().coverage().use();
            assertThat(use.readOnce()).isEqualTo(200);
            assertThat(use.ofNoObject()).isGreaterThan(13);
            assertThat(use.total()).isEqualTo(server.recording().bytesSent());
        }
    }

    @Test
    void anExabyteTakesNoMoreThanAByte() {
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic("huge", 1L << 60))
                        .start();
                WireClient client = WireClient.of(server)) {
            client.get("/huge", "Range: bytes=" + (1L << 59) + "-" + ((1L << 59) + 9));
            assertThat(server.recording().coverage().of("huge").covered())
                    .hasToString("[" + (1L << 59) + "-" + ((1L << 59) + 9) + "]");
        }
    }
}
