package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.TracedRequest;
import dev.snailmail.analysis.TracedRequest.Course;
import dev.snailmail.analysis.WhatIf;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.RuleVerdicts;
import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much of a response a reader took that left it, and when it had that. Times are in milliseconds. */
class ResponseReadingTest {

    private static final long MILLI = 1_000_000;

    /** Bodies cross it evenly. */
    private static final String LIMITED = "fixed(20ms), 4MB/s";

    private static final String UNLIMITED = "fixed(20ms)";
    private static final long BUFFERS = ResponseReading.BUFFERED_BYTES;

    private final FakeTicker ticker = new FakeTicker();
    private final Recorder recorder = Recorder.start(ticker, key -> key, 100);
    private Network network = Network.parse(UNLIMITED);
    private long connections;

    private final class Sent {
        private final Admission admission;

        private Sent(long opened, long start, long firstByte, long bytes) {
            RequestInfo request = new RequestInfo("GET", "a", "", "", HeaderLines.none(), ++connections, 1);
            admission = recorder.admit(request, network, start * MILLI);
            admission.connectionOpened(opened * MILLI);
            admission.planned(Traffic.answer(200), 20 * MILLI);
            if (firstByte > 0) {
                admission.headBegins(firstByte * MILLI);
                admission.sent(bytes);
            }
        }

        private void ends(Outcome outcome, long end) {
            admission.ended(outcome, end * MILLI);
        }
    }

    private void leaves(long start, long firstByte, long bytes, long end) {
        new Sent(start, start, firstByte, bytes).ends(Outcome.CLIENT_LEFT, end);
    }

    private void completes(long start, long firstByte, long bytes, long end) {
        new Sent(start, start, firstByte, bytes).ends(Outcome.COMPLETE, end);
    }

    private TracedRequest traced(int nth, long wall) {
        ticker.set(wall * MILLI);
        Recording recording = recorder.snapshot(UNLIMITED, 42);
        return ResponseReading.of(recording).traced(recording.requests().get(nth - 1));
    }

    private static Duration at(long nanos) {
        return Duration.ofNanos(nanos);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void onALimitedNetworkAReaderTookWhatHadCrossedByTheTimeOfItsNextRequest() {
        network = Network.parse(LIMITED);
        leaves(0, 20, 100_000, 120);
        leaves(30, 50, 40_000, 60);
        TracedRequest first = traced(1, 130);
        assertThat(first.bytesSent()).isEqualTo(10_000);
        assertThat(at(first.end())).isEqualTo(ms(30));
        TracedRequest last = traced(2, 130);
        assertThat(last.bytesSent()).as("until it left").isEqualTo(40_000);
        assertThat(at(last.end())).isEqualTo(ms(60));
    }

    /** Buffers take anything at once there. */
    @Test
    void onAnUnlimitedNetworkNobodyKnows() {
        leaves(0, 20, BUFFERS, 120);
        leaves(130, 150, 10_000, 160);
        assertThat(traced(1, 170).bytesSent()).isEqualTo(WhatIf.UNKNOWN_READ);
        assertThat(at(traced(1, 170).end()))
                .as("the time to read it counts as thinking")
                .isEqualTo(ms(20));
        assertThat(traced(2, 170).bytesSent()).as("no more than was sent").isEqualTo(10_000);
    }

    @Test
    void whatBuffersCannotHoldWasRead() {
        leaves(0, 20, BUFFERS + 1_000_000, 120);
        assertThat(traced(1, 130).bytesSent()).isEqualTo(1_000_000);
    }

    @Test
    void aDownloaderThatReadsOnHasTheFirstByteAndTheEnd() {
        new Sent(0, 0, 20, BUFFERS + 1_000_000).ends(Outcome.CLIENT_LEFT, 120);
        new Sent(25, 26, 46, 500_000).ends(Outcome.COMPLETE, 60);
        TracedRequest first = traced(1, 130);
        assertThat(first.course()).isEqualTo(Course.STREAMED);
        assertThat(at(first.firstByte())).isEqualTo(ms(20));
        assertThat(at(first.end())).isEqualTo(ms(120));
        assertThat(first.bytesSent()).isEqualTo(1_000_000);
        assertThat(at(traced(2, 130).decided())).isEqualTo(ms(25));
    }

    @Test
    void onALimitedNetworkAReaderReadOnIfBuffersCannotHoldWhatCrossedSince() {
        network = Network.parse(LIMITED);
        new Sent(0, 0, 20, BUFFERS + 1_000_000).ends(Outcome.CLIENT_LEFT, 420);
        new Sent(25, 26, 46, 500_000).ends(Outcome.COMPLETE, 160);
        assertThat(traced(1, 430).course()).isEqualTo(Course.STREAMED);
        assertThat(traced(1, 430).bytesSent()).isEqualTo(1_000_000);
    }

    @Test
    void aCompleteResponseIsFollowedOnItsFirstByteIfNothingElseHappenedSince() {
        completes(0, 20, 2_000_000, 120);
        completes(25, 46, 500_000, 60);
        assertThat(traced(1, 130).course()).isEqualTo(Course.STREAMED);
        assertThat(traced(2, 130).course()).isEqualTo(Course.TAKEN);
    }

    @Test
    void anotherEndSinceExplainsTheNextRequestBetter() {
        completes(0, 20, 2_000_000, 120);
        completes(0, 21, 100, 22);
        completes(25, 46, 500_000, 60);
        assertThat(traced(1, 130).course()).isEqualTo(Course.TAKEN);
    }

    @Test
    void aBodyTookItsReaderTimeUnlessTheNetworkLimitedIt() {
        completes(0, 20, 2_000_000, 120);
        assertThat(Duration.ofNanos(traced(1, 130).ownNanos())).isEqualTo(ms(100));
    }

    @Test
    void aBodyOnALimitedNetworkTookTheTimeOfTheNetwork() {
        network = Network.parse(LIMITED);
        completes(0, 20, 400_000, 120);
        assertThat(traced(1, 130).ownNanos()).isZero();
    }

    @Test
    void aNetworkThatWasChangedMayHaveLimitedIt() {
        completes(0, 20, 400_000, 120);
        network = Network.parse(LIMITED);
        completes(130, 150, 400_000, 250);
        assertThat(traced(1, 260).ownNanos()).isZero();
    }

    @Test
    void whoGivesUpBeforeTheResponseWaitsAsLongAsItDid() {
        leaves(0, 0, 0, 80);
        TracedRequest request = traced(1, 90);
        assertThat(request.course()).isEqualTo(Course.GIVEN_UP);
        assertThat(at(request.end())).isEqualTo(ms(80));
    }

    @Test
    void whatHasNotEndedGoesAsFarAsItGot() {
        new Sent(0, 0, 20, 5_000);
        TracedRequest request = traced(1, 90);
        assertThat(request.course()).isEqualTo(Course.UNFINISHED);
        assertThat(request.bytesSent()).isEqualTo(5_000);
        assertThat(at(request.end())).isEqualTo(ms(90));
    }

    /** The server may hear of the end of a process after the test that waited for it. */
    @Test
    void aHangUpIsNotLaterThanTheRecording() {
        network = Network.parse(LIMITED);
        leaves(0, 20, 400_000, 120);
        assertThat(at(traced(1, 119).end())).isEqualTo(ms(119));
    }

    /** A fault may have made it leave: what came before is what it took, and why it left nobody knows. */
    @Test
    void aClientThatLeftWithAFaultHasNotLeftOfItsOwnAccord() {
        Sent sent = new Sent(0, 0, 20, 300_000);
        sent.admission.metFaults(RuleVerdicts.none(), Optional.of("stall(1s)"));
        sent.ends(Outcome.CLIENT_LEFT, 120);
        TracedRequest request = traced(1, 130);
        assertThat(request.bytesSent()).isEqualTo(300_000);
        assertThat(at(request.end())).isEqualTo(ms(120));
        assertThat(request.ownNanos()).as("the time of the fault").isZero();
    }
}
