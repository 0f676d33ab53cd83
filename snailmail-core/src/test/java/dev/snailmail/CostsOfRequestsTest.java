package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.ByteSet;
import dev.snailmail.analysis.ConnectionUse;
import dev.snailmail.analysis.MergeableRequests;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.StallRelease;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What requests over real sockets are found to cost too much. */
class CostsOfRequestsTest {

    private static final ObjectStore STORE = ObjectStore.of(Map.of("a", new byte[1000], "b", new byte[10]));

    @Test
    void withoutRequestsNothingDoes() {
        try (SlowServer server = SlowServer.builder(STORE).start()) {
            Recording empty = server.recording();
            assertThat(empty.rereads()).isEmpty();
            assertThat(empty.mergeable(10)).isEmpty();
            assertThat(empty.retries().count()).isZero();
            assertThat(empty.connections().requestsPerConnection()).isEmpty();
            assertThat(empty.coverage().overRead(Map.of("a", ByteSet.of())).fraction())
                    .isZero();
        }
    }

    @Test
    void neighboursOneAfterTheOtherNeedReadAheadToBecomeOne() {
        try (SlowServer server = SlowServer.builder(STORE).start();
                WireClient client = WireClient.of(server)) {
            client.get("/a", "Range: bytes=100-199");
            client.get("/a", "Range: bytes=0-89");
            client.get("/a", "Range: bytes=500-509");
            client.get("/a", "Range: bytes=100-149");
            client.request("HEAD", "/a");
            client.get("/b");
            Recording cost = server.recording();
            assertThat(cost.mergeable(1000)).isEmpty();
            assertThat(cost.mergeableByReadingAhead(9)).isEmpty();
            MergeableRequests<RequestRecord> group =
                    cost.mergeableByReadingAhead(10).get(0);
            assertThat(group.requests()).extracting(RequestRecord::ordinal).containsExactly(2L, 1L);
            assertThat(group.bytes()).isEqualTo(ByteSet.range(0, 200));
            assertThat(cost.mergeableByReadingAhead(10)).hasSize(1);
            assertThat(cost.rereads()).extracting(RequestRecord::ordinal).containsExactly(4L);
        }
    }

    /** A stall holds the first until the others have been answered. */
    @Test
    void neighboursAtOnceCouldHaveBeenOne() {
        StallRelease release = new StallRelease();
        FaultPlan plan = FaultPlan.builder()
                .on("GET a")
                .nth(1)
                .inject(Fault.stallUntil(release))
                .build();
        try (SlowServer server = SlowServer.builder(STORE).faults(plan).start();
                WireClient one = WireClient.of(server);
                WireClient other = WireClient.of(server)) {
            one.sendRequest("GET", "/a", "Range: bytes=0-99");
            Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            other.get("/a", "Range: bytes=100-199");
            release.release();
            one.read();
            assertThat(server.recording().mergeable(0))
                    .extracting(group -> group.requests().size())
                    .containsExactly(2);
        }
    }

    @Test
    void whatFailsIsTriedAgain() {
        FaultPlan plan = FaultPlan.builder()
                .on("GET a")
                .nth(1)
                .inject(Fault.status(429))
                .on("GET a")
                .nth(2)
                .inject(Fault.truncateAfter(30))
                .build();
        try (SlowServer server = SlowServer.builder(STORE).faults(plan).start();
                WireClient cut = WireClient.of(server);
                WireClient client = WireClient.of(server)) {
            client.get("/a", "Range: bytes=100-199");
            cut.sendRequest("GET", "/a", "Range: bytes=100-199").readUntilClosed();
            client.get("/a", "Range: bytes=130-199");
            client.get("/a", "Range: bytes=100-199");
            client.get("/a", "Range: bytes=100-199");
            client.get("/missing");
            client.get("/missing");
            Recording cost = server.recording();
            assertThat(cost.retries().requests())
                    .extracting(RequestRecord::ordinal)
                    .containsExactly(2L, 3L);
            assertThat(cost.retries()).hasToString("2 retries, 100 bytes, 30 saved");
        }
    }

    @Test
    void connectionsAreReusedWhetherTheirFirstRequestIsInTheListOrNot() {
        Network network = Network.builder().connect(Duration.ofMillis(20)).build();
        try (SlowServer server =
                        SlowServer.builder(STORE).network(network).maxRecords(2).start();
                WireClient one = WireClient.of(server);
                WireClient other = WireClient.of(server)) {
            one.get("/a");
            one.get("/a");
            one.get("/a");
            Recording rolled = server.recording();
            assertThat(rolled.connections().requestsPerConnection()).containsExactly(2);
            assertThat(rolled.connections().reused()).isEqualTo(1);
            assertThat(rolled.connections().setupShare()).isZero();
            assertThat(rolled.rereads()).as("of the two that are left").hasSize(1);

            Recording window = server.during(() -> {
                one.get("/a");
                other.get("/a");
            });
            ConnectionUse use = window.connections();
            assertThat(use.used()).isEqualTo(2);
            assertThat(use.reused()).isEqualTo(1);
            assertThat(use.requestsPerConnection()).containsExactly(1, 1);
            assertThat(use.setupShare()).isPositive().isLessThanOrEqualTo(1);
        }
    }

    @Test
    void anExabyteTakesNoMoreThanAByte() {
        long middle = 1L << 59;
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic("huge", 1L << 60))
                        .start();
                WireClient client = WireClient.of(server)) {
            client.get("/huge", "Range: bytes=0-9");
            client.get("/huge", "Range: bytes=" + middle + "-" + (middle + 9));
            client.get("/huge", "Range: bytes=-10");
            client.get("/huge", "Range: bytes=-5");
            Recording cost = server.recording();
            assertThat(cost.rereads()).extracting(RequestRecord::ordinal).containsExactly(4L);
            assertThat(cost.mergeableByReadingAhead(1L << 50)).isEmpty();
            assertThat(cost.mergeableByReadingAhead(middle))
                    .singleElement()
                    .extracting(MergeableRequests::bytes)
                    .isEqualTo(ByteSet.range(0, 1L << 60));
            ByteSet secondHalf = ByteSet.range(middle, 1L << 60);
            assertThat(cost.coverage().overRead(Map.of("huge", secondHalf)).bytes())
                    .isEqualTo(15);
        }
    }
}
