package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.recording.LockstepFailedException;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In milliseconds: quiet is 20, so a look is each 5, and a round is held for 100 at the most. */
class LockstepGateTest {

    private static final long MS = 1_000_000;
    private static final long QUIET = 20 * MS;
    private static final long LIMIT = 100 * MS;

    private final ManualTimer time = new ManualTimer();
    private final Recorder recorder = Recorder.start(time, UnaryOperator.identity(), 1000);
    private final LockstepGate gate = new LockstepGate(Duration.ofNanos(QUIET), Duration.ofNanos(LIMIT), time, time);

    /** By name, when they were released. */
    private final List<String> released = new ArrayList<>();

    private SteppedRequest enter(String key) {
        return gate.enter(recorder.admit(RequestInfo.of("GET", key, "bytes=0-3"), time.nanos()), time.nanos());
    }

    private boolean hold(SteppedRequest request, String key) {
        return request.hold(Runnable::run, () -> released.add(key + "@" + time.nanos() / MS));
    }

    private SteppedRequest held(String key) {
        SteppedRequest request = enter(key);
        assertThat(hold(request, key)).isTrue();
        return request;
    }

    @Test
    void aRoundIsReleasedWhenItHasBeenQuiet() {
        held("a");
        time.advanceTo(19 * MS);
        assertThat(released).isEmpty();
        time.advanceTo(20 * MS);
        assertThat(released).containsExactly("a@20");
        assertThat(time.pending()).isZero();
        assertThat(gate.result().sizes()).containsExactly(1);
    }

    @Test
    void everyArrivalBeginsTheQuietAnew() {
        held("a");
        time.advanceTo(19 * MS);
        held("b");
        time.advanceTo(37 * MS);
        held("c");
        assertThat(time.pending()).as("looks on their way").isEqualTo(1);
        time.advanceTo(56 * MS);
        assertThat(released).isEmpty();
        time.advanceTo(58 * MS);
        assertThat(released).containsExactly("a@57", "b@57", "c@57");
        assertThat(gate.result().sizes()).containsExactly(3);
    }

    @Test
    void movingBytesAreNotQuiet() {
        SteppedRequest first = held("a");
        time.advanceTo(20 * MS);
        held("b");
        for (int ms = 21; ms <= 60; ms++) {
            time.advanceTo(ms * MS);
            first.pipe().reserve(0, 1000);
        }
        assertThat(released).containsExactly("a@20");
        time.advanceTo(70 * MS);
        first.ended(Outcome.COMPLETE);
        time.advanceTo(89 * MS);
        assertThat(released).hasSize(1);
        time.advanceTo(90 * MS);
        assertThat(released).containsExactly("a@20", "b@90");
    }

    @Test
    void whatCrossesDoesNotWait() {
        assertThat(enter("a").pipe().reserve(7, 1 << 30)).isEqualTo(7);
        assertThat(enter("b").pipe().rateAt(0)).isInfinite();
    }

    @Test
    void aPauseOfTheMachineCountsAsASingleLook() {
        held("a");
        time.advanceTo(1 * MS);
        time.pauseUntil(80 * MS);
        assertThat(released).isEmpty();
        time.advanceTo(94 * MS);
        assertThat(released).isEmpty();
        time.advanceTo(95 * MS);
        assertThat(released).containsExactly("a@95");
    }

    @Test
    void whoIsStillBeingLookedUpIsWaitedFor() {
        SteppedRequest slow = enter("slow");
        held("a");
        time.advanceTo(50 * MS);
        assertThat(released).isEmpty();
        assertThat(hold(slow, "slow")).isTrue();
        time.advanceTo(70 * MS);
        assertThat(released).containsExactly("a@70", "slow@70");
    }

    @Test
    void whoseBodyIsComingInIsNot() {
        SteppedRequest upload = enter("upload");
        upload.receiving();
        held("a");
        time.advanceTo(20 * MS);
        assertThat(released).containsExactly("a@20");
        time.advanceTo(500 * MS);
        hold(upload, "upload");
        time.advanceTo(520 * MS);
        assertThat(released).containsExactly("a@20", "upload@520");
    }

    @Test
    void theThinkGapIsFromTheLastEndOrTheReleaseToTheNextArrival() {
        SteppedRequest first = held("a");
        time.advanceTo(25 * MS);
        first.ended(Outcome.COMPLETE);
        time.advanceTo(28 * MS);
        SteppedRequest second = held("b");
        assertThat(gate.result().longestThinkGap()).isEqualTo(Duration.ofMillis(3));
        time.advanceTo(55 * MS);
        SteppedRequest third = held("c");
        time.advanceTo(60 * MS);
        held("d");
        assertThat(gate.result().longestThinkGap()).as("released at 48").isEqualTo(Duration.ofMillis(7));
        second.ended(Outcome.COMPLETE);
        time.advanceTo(80 * MS);
        third.ended(Outcome.COMPLETE);
        time.advanceTo(81 * MS);
        held("e");
        assertThat(gate.result().longestThinkGap()).isEqualTo(Duration.ofMillis(7));
        assertThat(gate.result().sizes()).containsExactly(1, 1, 2);
    }

    @Test
    void whoNeverLetsItBeQuietMeetsTheLimit() {
        for (int ms = 0; ms <= 150; ms += 10) {
            time.advanceTo(ms * MS);
            String key = "k" + ms;
            if (ms < 100) {
                held(key);
            } else {
                assertThat(gate.enter(recorder.admit(RequestInfo.of("GET", key, ""), ms), ms * MS))
                        .isNull();
            }
        }
        assertThat(released).hasSize(10).allMatch(release -> release.endsWith("@100"));
        assertThatExceptionOfType(LockstepFailedException.class)
                .isThrownBy(gate::result)
                .withMessageStartingWith("lockstep: a round has been held for the holdLimit (100ms), since it was never"
                        + " quiet for 20ms; the requests that were held:\n"
                        + "  GET k0 bytes=0-3, after 100.0ms\n  GET k10 bytes=0-3, after 90.0ms\n");
    }

    @Test
    void aLongListIsCut() {
        for (int i = 0; i < 12; i++) {
            held("k" + i).ended(Outcome.CLIENT_LEFT);
        }
        assertThatExceptionOfType(LockstepFailedException.class)
                .isThrownBy(gate::result)
                .withMessageContaining("k9")
                .withMessageEndingWith("\n  ... and 2 more");
    }

    @Test
    void whoGivesUpIsToldAndTheOthersGoOn() {
        SteppedRequest leaving = held("evil\nkey");
        held("b");
        time.advanceTo(12 * MS);
        leaving.ended(Outcome.CLIENT_LEFT);
        time.advanceTo(32 * MS);
        assertThat(released).containsExactly("b@32");
        assertThatExceptionOfType(LockstepFailedException.class)
                .isThrownBy(gate::result)
                .withMessage("lockstep: a client gave up while requests were held:\n"
                        + "  GET evil?key bytes=0-3, after 12.0ms");
    }

    @Test
    void whoLeavesAfterTheReleaseIsNoTrouble() {
        SteppedRequest leaving = held("a");
        time.advanceTo(20 * MS);
        leaving.ended(Outcome.CLIENT_LEFT);
        assertThat(gate.result().sizes()).containsExactly(1);
    }

    @Test
    void aClosedServerIsTold() {
        held("a").ended(Outcome.SERVER_CLOSED);
        assertThatExceptionOfType(LockstepFailedException.class)
                .isThrownBy(gate::result)
                .withMessageStartingWith("lockstep: the server was closed while requests were held:\n  GET a");
    }

    @Test
    void theEndReleasesAllAndHoldsNobody() {
        SteppedRequest late = enter("late");
        held("a");
        held("b");
        gate.close();
        gate.close();
        assertThat(released).containsExactly("a@0", "b@0");
        assertThat(hold(late, "late")).isFalse();
        assertThat(gate.enter(recorder.admit(RequestInfo.of("GET", "c", ""), 0), 0))
                .isNull();
        time.advanceTo(1000 * MS);
        assertThat(released).hasSize(2);
        assertThat(gate.result().sizes()).containsExactly(2);
    }

    @Test
    void nobodyIsLookedForWhenAllHaveLeft() {
        held("a").ended(Outcome.CLIENT_LEFT);
        time.advanceTo(5 * MS);
        assertThat(time.pending()).isZero();
    }

    /** Against a model that knows all arrivals ahead: a new round wherever the gap is at least quiet, and a look. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void roundsAreWhereTheGapsAre(long seed) {
        Random random = new Random(seed);
        List<Integer> expected = new ArrayList<>();
        long now = 0;
        int size = 0;
        long first = 0;
        for (int i = 0; i < 300; i++) {
            boolean apart = random.nextInt(3) == 0;
            long gap = apart ? 26 * MS + random.nextInt(1000) : random.nextInt((int) QUIET);
            if (size > 0 && (apart || now + gap - first > LIMIT - 30 * MS)) {
                gap = Math.max(gap, 26 * MS);
                expected.add(size);
                size = 0;
            }
            now += gap;
            time.advanceTo(now);
            first = size == 0 ? now : first;
            size++;
            held("k" + i);
        }
        expected.add(size);
        time.advanceTo(now + 26 * MS);
        assertThat(gate.result().sizes()).isEqualTo(expected);
        assertThat(released).hasSize(300);
        assertThat(Collections.max(expected)).isGreaterThan(2);
    }
}
