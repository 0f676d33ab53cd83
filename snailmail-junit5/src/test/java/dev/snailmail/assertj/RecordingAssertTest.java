package dev.snailmail.assertj;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.KeepAliveClient;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecordingAssertTest {

    /** Three GETs, two of them of one object of ten bytes and one a miss, over two connections. */
    private static Recording recording;

    private static final FaultPlan SECOND =
            FaultPlan.builder().on("*").nth(2).inject(Fault.corrupt(1)).build();

    @BeforeAll
    static void record() throws IOException {
        ObjectStore store = ObjectStore.of(Map.of("snail.bin", new byte[10]));
        try (SlowServer server =
                        SlowServer.builder(store).seed(7).faults(SECOND).start();
                KeepAliveClient client = new KeepAliveClient(server);
                KeepAliveClient another = new KeepAliveClient(server)) {
            client.get("snail.bin");
            client.get("snail.bin");
            another.get("slug.bin");
            recording = server.recording();
        }
    }

    @Test
    void boundsThatHoldChain() {
        long bytes = recording.bytesSent();
        assertThat(recording)
                .hadAtMostRequests(3)
                .hadExactlyRequests(3)
                .hadAtMostGets(3)
                .hadExactlyGets(3)
                .hadAtLeastGets(3)
                .hadAtMostMisses(1)
                .hadExactlyMisses(1)
                .hadMaxInFlightAtMost(1)
                .hadMaxInFlight(1)
                .hadMaxInFlightAtLeast(1)
                .sentAtMostBytes(bytes)
                .sentExactlyBytes(bytes)
                .usedAtMostConnections(2)
                .usedExactlyConnections(2)
                .hadAtMostFaults(1)
                .hadExactlyFaults(1)
                .hadAtLeastFaults(1)
                .hadRoundTripDepthAtMost(3)
                .hadRoundTripDepth(3)
                .requested("snail.bin")
                .requested("slug.bin")
                .neverRequested("whelk.bin")
                .isSameAs(recording);
    }

    @Test
    void boundsThatDoNotHoldSayWhatWasExpectedAndWhatThereWas() {
        assertFails(cost -> cost.hadAtMostRequests(2), "requests: at most 2", "3");
        assertFails(cost -> cost.hadExactlyRequests(2), "requests: exactly 2", "3");
        assertFails(cost -> cost.hadAtMostGets(2), "GETs: at most 2", "3");
        assertFails(cost -> cost.hadExactlyGets(2), "GETs: exactly 2", "3");
        assertFails(cost -> cost.hadExactlyGets(4), "GETs: exactly 4", "3");
        assertFails(cost -> cost.hadAtLeastGets(4), "GETs: at least 4", "3");
        assertFails(cost -> cost.hadNoMisses(), "misses: exactly 0", "1");
        assertFails(cost -> cost.hadAtMostMisses(0), "misses: at most 0", "1");
        assertFails(cost -> cost.hadExactlyMisses(2), "misses: exactly 2", "1");
        assertFails(cost -> cost.hadMaxInFlightAtMost(0), "requests in flight at once: at most 0", "1");
        assertFails(cost -> cost.hadMaxInFlight(2), "requests in flight at once: exactly 2", "1");
        assertFails(cost -> cost.hadMaxInFlightAtLeast(2), "requests in flight at once: at least 2", "1");
        assertFails(cost -> cost.sentAtMostBytes(19), "bytes sent: at most 19", "" + recording.bytesSent());
        assertFails(cost -> cost.sentExactlyBytes(19), "bytes sent: exactly 19", "" + recording.bytesSent());
        assertFails(cost -> cost.usedExactlyConnections(3), "connections used: exactly 3", "2");
        assertFails(cost -> cost.hadAtMostFaults(0), "faults: at most 0", "1");
        assertFails(cost -> cost.usedAtMostConnections(1), "connections used: at most 1", "2");
        assertFails(cost -> cost.hadNoFaults(), "faults: exactly 0", "1");
        assertFails(cost -> cost.hadExactlyFaults(2), "faults: exactly 2", "1");
        assertFails(cost -> cost.hadAtLeastFaults(2), "faults: at least 2", "1");
        assertFails(cost -> cost.requested("whelk.bin"), "requests of whelk.bin: at least 1", "0");
        assertFails(cost -> cost.neverRequested("snail.bin"), "requests of snail.bin: exactly 0", "2");
    }

    @Test
    void aDepthThatIsTooLargeWithoutALatencySaysThatItNeedsOne() {
        String remark = "\nround trips need a latency: without one, ";
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(recording).hadRoundTripDepthAtMost(2))
                .withMessageContaining("expected round trips deep: at most 2\nbut was: 3" + remark);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(recording).hadRoundTripDepth(2))
                .withMessageContaining("expected round trips deep: exactly 2\nbut was: 3" + remark);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(recording).hadRoundTripDepth(4))
                .withMessageContaining("expected round trips deep: exactly 4\nbut was: 3\nseed: 7\n");
    }

    @Test
    void stackTracesBeginAtTheTest() {
        Stream.<ThrowingCallable>of(
                        () -> assertThat(recording).hadAtMostGets(0),
                        () -> assertThat(recording).hadNoMisses(),
                        () -> assertThat(recording).hadRoundTripDepth(9),
                        () -> assertThat(recording).reusedAllConnections(),
                        () -> assertThat(recording)
                                .coveredAtLeast("snail.bin", 1)
                                .hadNoRereads(),
                        () -> assertThat(recording).neverRequested("snail.bin"),
                        () -> assertThat(recording).requests().isEmpty(),
                        () -> assertThat((Recording) null).hadAtMostGets(1),
                        () -> assertThat((Recording) null).hadNoRereads(),
                        () -> assertThat((Recording) null).requests(),
                        () -> assertThat((Lockstep) null).completedInAtMostRounds(1))
                .forEach(call -> assertThat(
                                catchThrowable(call).getStackTrace()[0].getClassName())
                        .isEqualTo(RecordingAssertTest.class.getName()));
    }

    private static void assertFails(Consumer<RecordingAssert> assertion, String expected, String actual) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertion.accept(assertThat(recording)))
                .withMessageContaining("expected " + expected + "\nbut was: " + actual + "\nseed: 7\nnetwork: none, ");
    }

    @Test
    void negativeBoundsAreErrorsOfTheTestAndNotOfTheReader() {
        RecordingAssert cost = assertThat(recording);
        Stream.<ThrowingCallable>of(
                        () -> cost.hadAtMostRequests(-1),
                        () -> cost.hadAtMostFaults(-1),
                        () -> cost.hadAtMostRetries(-1),
                        () -> cost.hadRoundTripDepthAtMost(-1),
                        () -> cost.hadAtMostGets(-1),
                        () -> cost.hadAtMostMisses(-1),
                        () -> cost.hadMaxInFlightAtMost(-1),
                        () -> cost.sentAtMostBytes(-1),
                        () -> cost.usedAtMostConnections(-1))
                .forEach(call -> assertThatIllegalArgumentException()
                        .isThrownBy(call)
                        .withMessage("most (-1) must not be negative"));
        Stream.<ThrowingCallable>of(
                        () -> cost.hadExactlyRequests(-1),
                        () -> cost.hadExactlyGets(-1),
                        () -> cost.hadExactlyMisses(-1),
                        () -> cost.hadExactlyFaults(-1),
                        () -> cost.hadExactlyRetries(-1),
                        () -> cost.hadMaxInFlight(-1),
                        () -> cost.hadRoundTripDepth(-1),
                        () -> cost.sentExactlyBytes(-1),
                        () -> cost.usedExactlyConnections(-1))
                .forEach(call -> assertThatIllegalArgumentException()
                        .isThrownBy(call)
                        .withMessage("expected (-1) must not be negative"));
        Stream.<ThrowingCallable>of(
                        () -> cost.hadAtLeastGets(-1),
                        () -> cost.hadAtLeastRetries(-1),
                        () -> cost.hadMaxInFlightAtLeast(-1),
                        () -> cost.hadAtLeastFaults(-1))
                .forEach(call -> assertThatIllegalArgumentException()
                        .isThrownBy(call)
                        .withMessage("least (-1) must not be negative"));
    }

    @Test
    void aKeyWithALeadingSlashWouldNeverBeRequested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(recording).neverRequested("/snail.bin"))
                .withMessage("key (/snail.bin) must not begin with a slash; keys are relative");
        assertThatNullPointerException().isThrownBy(() -> assertThat(recording).requested(null));
    }

    @Test
    void goesOnWithTheRequests() {
        assertThat(recording)
                .hadExactlyGets(3)
                .requests()
                .hasSize(3)
                .extracting(RequestRecord::key)
                .containsExactly("snail.bin", "snail.bin", "slug.bin");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(recording).as("the 100% snail").requests().isEmpty())
                .withMessageStartingWith("[the 100% snail] ");
    }

    @Test
    void withoutARecordingEveryAssertionFails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat((Recording) null).hadAtMostGets(1));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat((ServerHandle) null).hadAtMostGets(1));
    }
}
