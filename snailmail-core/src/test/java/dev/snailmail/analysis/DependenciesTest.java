package dev.snailmail.analysis;

import static dev.snailmail.analysis.Estimates.ends;
import static dev.snailmail.analysis.Estimates.estimate;
import static dev.snailmail.analysis.Estimates.ms;
import static dev.snailmail.analysis.Estimates.whatIf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What requests are found to have waited for, on traces whose answers are known. */
class DependenciesTest {

    /** Each over a connection of its own, one behind the other by a tenth of a millisecond, at 2 ms each. */
    private static HandMadeTrace staggered(double openedBefore) {
        HandMadeTrace trace = new HandMadeTrace();
        for (int i = 0; i < 32; i++) {
            double start = 0.1 * i;
            trace.opened(Math.max(0, start - openedBefore), i + 1, "k" + i, start, start + 2);
        }
        return trace;
    }

    @Test
    void whoseConnectionWasOpenedBeforeAnythingEndedWaitedForNothing() {
        WhatIf estimate = whatIf(staggered(2).until(5.1), "fixed(100ms)");
        assertThat(estimate.wallTime()).isEqualTo(ms(103.1));
        assertThat(estimate.dependencies()).isEqualTo(new DependencyTrust(0, 0, Duration.ZERO));
    }

    /** Their connections do not tell: a pool of twenty looks the same. */
    @Test
    void whoStartsOneByOneWhileOthersEndIsDoubtful() {
        WhatIf estimate = whatIf(staggered(0).until(5.1), "fixed(100ms)");
        assertThat(estimate.wallTime()).isBetween(ms(200), ms(204));
        assertThat(estimate.dependencies())
                .isEqualTo(new DependencyTrust(12, 12, ms(103.1)))
                .hasToString("12 of 12 dependencies are doubtful, 103 ms without them");
        assertThat(estimate.toString()).endsWith("; 12 of 12 dependencies are doubtful, 103 ms without them");
    }

    @Test
    void inLockstepNothingIsDoubtful() {
        Trace trace = Trace.inLockstep(staggered(0).requests(), ms(5.1), 0);
        assertThat(whatIf(trace, "fixed(100ms)").dependencies().doubtful()).isZero();
        assertThat(whatIf(trace, "fixed(100ms)").dependencies().dependent()).isEqualTo(12);
    }

    /** An index, then tiles: the first tile came when nothing was in flight, and the others with it. */
    @Test
    void whatIsMadeTogetherWithACertainOneIsCertain() {
        HandMadeTrace trace = new HandMadeTrace().get(1, 0, 20);
        for (int tile = 0; tile < 4; tile++) {
            trace.get(tile + 1, 21 + tile, 41 + tile);
        }
        assertThat(whatIf(trace.until(45), "fixed(100ms)").dependencies())
                .isEqualTo(new DependencyTrust(4, 0, Duration.ZERO));
    }

    @Test
    void connectionsThatContinueAreCertain() {
        HandMadeTrace trace = new HandMadeTrace();
        for (int connection = 1; connection <= 4; connection++) {
            for (int i = 0; i < 5; i++) {
                trace.get(connection, connection + 21 * i, connection + 21 * i + 20);
            }
        }
        assertThat(whatIf(trace.until(110), "fixed(100ms)").dependencies())
                .isEqualTo(new DependencyTrust(16, 0, Duration.ZERO));
    }

    /** As downloaders do, which open more connections when they know the size. */
    @Test
    void othersMayFollowOnTheFirstByte() {
        Trace trace = new HandMadeTrace()
                .streamed(1, "a", 1_000_000, 0, 20, 30)
                .opened(21, 2, "b", 21.5, 41.5)
                .opened(21, 3, "c", 21.6, 41.6)
                .until(42);
        Replayed estimate = estimate(trace, "fixed(100ms), perConnection(1MB/s)");
        assertThat(ends(estimate)).containsExactly(ms(1100), ms(201.5), ms(201.6));
        assertThat(whatIf(trace, "fixed(100ms)").dependencies()).isEqualTo(new DependencyTrust(2, 0, Duration.ZERO));
    }

    @Test
    void theRestOfABodyIsNotOnThePathThroughItsFirstByte() {
        Trace trace = new HandMadeTrace()
                .streamed(1, "a", 100_000, 0, 20, 30)
                .get(2, "b", 0, 21, 500)
                .until(500);
        Replayed estimate = estimate(trace, "fixed(100ms), perConnection(1MB/s)");
        assertThat(estimate.wallTime()).isEqualTo(ms(201));
        assertThat(estimate.waiting()).isEqualTo(ms(200));
        assertThat(estimate.transfer()).isZero();
        assertThat(estimate.thinking()).isEqualTo(ms(1));
    }

    @Test
    void aBodyTakesNoLessThanItsReaderNeeded() {
        Trace trace = new HandMadeTrace().taken(1, "a", 1_000_000, 0, 20, 50).until(50);
        assertThat(estimate(trace, "fixed(5ms)").wallTime()).isEqualTo(ms(35));
        assertThat(estimate(trace, "fixed(5ms)").thinking()).isEqualTo(ms(30));
        assertThat(estimate(trace, "fixed(5ms), 100MB/s").wallTime()).isEqualTo(ms(35));
        assertThat(estimate(trace, "fixed(5ms), 100MB/s").transfer()).isEqualTo(ms(10));
        assertThat(estimate(trace, "fixed(5ms), 10MB/s").wallTime()).isEqualTo(ms(105));
        assertThat(estimate(trace, "fixed(5ms), perConnection(10MB/s)").wallTime())
                .isEqualTo(ms(105));
    }

    /** A client that opens a connection for each request, one after the other, waits each time. */
    @Test
    void aConnectionForEachRequestIsAChainAllTheSame() {
        HandMadeTrace trace = new HandMadeTrace();
        for (int i = 0; i < 5; i++) {
            trace.opened(22 * i, i + 1, "k" + i, 22 * i + 1, 22 * i + 21);
        }
        assertThat(estimate(trace.until(109), "fixed(100ms)").wallTime()).isEqualTo(ms(5 * 102 - 1));
    }

    @Test
    void dependenciesOfAMillionAreFoundSoon() {
        List<TracedRequest> requests = new ArrayList<>();
        HandMadeTrace trace = new HandMadeTrace();
        for (int i = 0; i < 200_000; i++) {
            trace.opened(0.001 * i, i, "k", 0.001 * i + 0.5, 0.001 * i + 2);
        }
        requests.addAll(trace.requests());
        assertThat(Trace.of(requests, ms(300), 0).dependencies().all()).isNotEmpty();
    }
}
