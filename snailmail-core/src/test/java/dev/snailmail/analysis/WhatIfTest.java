package dev.snailmail.analysis;

import static dev.snailmail.analysis.Estimates.ends;
import static dev.snailmail.analysis.Estimates.estimate;
import static dev.snailmail.analysis.Estimates.ms;
import static dev.snailmail.analysis.Estimates.replay;
import static dev.snailmail.analysis.Estimates.whatIf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.ClientLink;
import dev.snailmail.network.Delays;
import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Traces whose answers are known exactly. */
class WhatIfTest {

    private static final long MEGABYTE = 1_000_000;

    /** One after the other at 20 ms each, with 3 ms to think before each and after the last. */
    private static HandMadeTrace chain(int requests) {
        HandMadeTrace trace = new HandMadeTrace();
        for (int i = 0; i < requests; i++) {
            trace.get(1, 23 * i + 3, 23 * i + 23);
        }
        return trace;
    }

    @Test
    void aChainWaitsForEachLatencyAndThinksAsBefore() {
        Replayed estimate = estimate(chain(10).until(233), "fixed(50ms)");
        assertThat(estimate.wallTime()).isEqualTo(ms(10 * (50 + 3) + 3));
        assertThat(estimate.waiting()).isEqualTo(ms(500));
        assertThat(estimate.thinking()).isEqualTo(ms(33));
        assertThat(estimate.connecting()).isZero();
        assertThat(estimate.transfer()).isZero();
        assertThat(estimate.requests().get(1)).isEqualTo(new EstimatedRequest(2, ms(56), ms(106)));
    }

    @Test
    void theNetworkItWasRecordedOnGivesWhatWasRecorded() {
        assertThat(estimate(chain(10).until(233), "fixed(20ms)").wallTime()).isEqualTo(ms(233));
    }

    @Test
    void requestsThatFanOutWaitForOneLatencyTogether() {
        HandMadeTrace trace = new HandMadeTrace().get(1, 0, 20);
        for (int tile = 0; tile < 4; tile++) {
            trace.get(tile + 1, 21 + tile, 41 + tile);
        }
        Replayed estimate = estimate(trace.until(45), "fixed(100ms)");
        assertThat(ends(estimate)).containsExactly(ms(100), ms(201), ms(202), ms(203), ms(204));
        assertThat(estimate.wallTime()).isEqualTo(ms(205));
    }

    @Test
    void whatFollowsOnSeveralWaitsForAllOfThem() {
        HandMadeTrace trace = new HandMadeTrace()
                .get(1, "slow", 0, 0, 20)
                .get(2, "b", 0, 0, 20.1)
                .get(2, "c", 0, 20.5, 40.5);
        Replayed estimate = estimate(trace.until(40.5), "except(fixed(10ms), GET slow: fixed(100ms))");
        assertThat(estimate.wallTime()).isEqualTo(ms(100 + 0.4 + 10));
    }

    @Test
    void connectionsThatGoOnEachByItselfDoNotWaitForOneAnother() {
        HandMadeTrace trace = new HandMadeTrace()
                .get(1, "slow", 0, 0, 20)
                .get(2, "b", 0, 0, 20.1)
                .get(1, "c", 0, 20.2, 40.2)
                .get(2, "slow", 0, 20.3, 40.3);
        Replayed estimate = estimate(trace.until(40.3), "except(fixed(10ms), GET slow: fixed(100ms))");
        assertThat(ends(estimate)).containsExactly(ms(100), ms(10), ms(110.2), ms(110.2));
        assertThat(estimate.wallTime()).isEqualTo(ms(110.2));
    }

    @Test
    void connectionsThatGoOnMayThinkLongerWhileOthersAreInFlight() {
        HandMadeTrace trace = new HandMadeTrace()
                .get(1, "a", 0, 0, 20)
                .get(2, "b", 0, 0, 25)
                .get(2, "e", 0, 26, 46)
                .get(1, "c", 0, 30, 50)
                .get(3, "d", 0, 0, 200);
        Replayed estimate = estimate(trace.until(200), "except(fixed(10ms), GET b: fixed(100ms))");
        assertThat(ends(estimate)).containsExactly(ms(10), ms(100), ms(111), ms(30), ms(10));
    }

    @Test
    void aConnectionThatWasIdleWhileAnotherRequestCameAndWentIsTakenUpAfterThat() {
        HandMadeTrace trace = new HandMadeTrace()
                .get(1, "a", 0, 0, 10)
                .get(2, "index", 0, 11, 31)
                .get(1, "tile", 0, 32, 52)
                .get(3, "long", 0, 0, 500)
                .get(4, "long", 0, 0, 500)
                .get(2, "tile", 0, 31.5, 51.5);
        Replayed estimate = estimate(trace.until(500), "except(fixed(10ms), GET index: fixed(100ms))");
        assertThat(ends(estimate)).containsExactly(ms(10), ms(111), ms(122), ms(10), ms(10), ms(121.5));
    }

    @Test
    void batchesWaitForTheWholeBatchBefore() {
        HandMadeTrace trace = new HandMadeTrace()
                .get(1, "a", 0, 0, 10)
                .get(2, "b", 0, 0, 30)
                .get(1, "c", 0, 31, 41)
                .get(2, "d", 0, 31.1, 61);
        Replayed estimate = estimate(trace.until(61), "except(fixed(10ms), GET a: fixed(100ms))");
        assertThat(ends(estimate)).containsExactly(ms(100), ms(10), ms(111), ms(111.1));
    }

    @Test
    void aConnectionIsNotTakenUpAgainBeforeItIsFree() {
        // The last was made after the third, which is over on the other network while its connection is still busy.
        HandMadeTrace trace = new HandMadeTrace()
                .get(1, "slow", 0, 0, 20)
                .get(3, "b", 0, 0, 5)
                .get(2, "c", 0, 6, 40)
                .get(3, "e", 0, 21, 70)
                .get(1, "d", 0, 55, 60);
        Replayed estimate = estimate(trace.until(60), "except(fixed(1ms), GET slow: fixed(500ms))");
        assertThat(ends(estimate)).containsExactly(ms(500), ms(1), ms(3), ms(502), ms(501));
    }

    @Test
    void twoBodiesShareAPipe() {
        HandMadeTrace trace = new HandMadeTrace().get(1, "a", MEGABYTE, 0, 1).get(2, "b", MEGABYTE, 0, 1);
        Replayed estimate = estimate(trace.until(1), "fixed(10ms), 10MB/s");
        assertThat(ends(estimate).get(1)).isEqualTo(ms(210));
        assertThat(ends(estimate).get(0)).isBetween(ms(209), ms(210));
        assertThat(estimate.transfer()).isEqualTo(ms(200));
    }

    @Test
    void aBodyThatComesLaterTakesItsShareFromThenOn() {
        HandMadeTrace trace = new HandMadeTrace().get(1, "a", MEGABYTE, 0, 60).get(2, "b", 2 * MEGABYTE, 50, 61);
        Replayed estimate = estimate(trace.until(61), "none, 10MB/s");
        assertThat(ends(estimate).get(0)).isBetween(ms(148), ms(152));
        assertThat(ends(estimate).get(1)).isBetween(ms(299), ms(301));
    }

    @Test
    void eachConnectionHasItsOwnPipe() {
        HandMadeTrace trace = new HandMadeTrace().get(1, "a", MEGABYTE, 0, 1).get(2, "b", MEGABYTE, 0, 1);
        assertThat(ends(estimate(trace.until(1), "none, perConnection(10MB/s)")))
                .containsExactly(ms(100), ms(100));
    }

    @Test
    void wholeBodiesGoInTurn() {
        HandMadeTrace trace = new HandMadeTrace().get(1, "a", MEGABYTE, 0, 1).get(2, "b", MEGABYTE, 0, 1);
        assertThat(ends(estimate(trace.until(1), "none, fifo(10MB/s)"))).containsExactly(ms(100), ms(200));
    }

    @Test
    void slowStartOpensItsWindowRoundTripByRoundTrip() {
        HandMadeTrace trace = new HandMadeTrace().get(1, "a", 10 * 1460 * 3, 0, 1);
        assertThat(estimate(trace.until(1), "none, 1GB/s, slowStart(50ms)").wallTime())
                .isBetween(ms(50), ms(51));
    }

    @Test
    void requestBodiesComeInBeforeTheLatencyBegins() {
        HandMadeTrace trace = new HandMadeTrace().put(1, MEGABYTE, 0, 1).put(2, MEGABYTE, 0, 1);
        Replayed estimate = estimate(trace.until(1), "fixed(20ms), up(10MB/s)");
        assertThat(estimate.wallTime()).isEqualTo(ms(220));
        assertThat(estimate.transfer()).isEqualTo(ms(200));
    }

    @Test
    void connectingIsPaidOnceForEachConnection() {
        HandMadeTrace trace =
                new HandMadeTrace().get(1, 0, 20).get(1, 20, 40).get(2, 40, 60).get(2, 60, 80);
        Replayed estimate = estimate(trace.until(80), "fixed(10ms), connect(30ms)");
        assertThat(estimate.wallTime()).isEqualTo(ms(100));
        assertThat(estimate.connecting()).isEqualTo(ms(60));
        assertThat(estimate.waiting()).isEqualTo(ms(40));
    }

    @Test
    void drawsAreThoseOfAServer() {
        Network network = Network.parse("lognormal(mode=45ms, sigma=0.5)");
        HandMadeTrace trace = chain(20);
        Delays delays = Delays.of(network);
        long drawn = trace.requests().stream()
                .mapToLong(request -> delays.nanosFor(request.request(), 200))
                .sum();
        assertThat(replay(trace.until(463), network).waiting()).isEqualTo(Duration.ofNanos(drawn));
    }

    @Test
    void missesAreMisses() {
        HandMadeTrace trace = new HandMadeTrace().miss(1, 0, 20).get(1, 20, 40);
        assertThat(estimate(trace.until(40), "except(fixed(50ms), miss: fixed(5ms))")
                        .wallTime())
                .isEqualTo(ms(55));
    }

    @Test
    void withoutRequestsAllOfItIsThinking() {
        Replayed estimate = estimate(new HandMadeTrace().until(77), "fixed(20ms)");
        assertThat(estimate.wallTime()).isEqualTo(ms(77));
        assertThat(estimate.thinking()).isEqualTo(ms(77));
        assertThat(estimate.requests()).isEmpty();
    }

    @Test
    void whatIsGivenUpTakesAsLongAsItDid() {
        HandMadeTrace trace = new HandMadeTrace().givenUp(1, 0, 1000).get(2, 1000, 1020);
        assertThat(estimate(trace.until(1020), "fixed(50ms), connect(1ms)").wallTime())
                .isEqualTo(ms(1051));
    }

    @Test
    void whatHasNotEndedGoesAsFarAsItGotAndEnablesNothing() {
        HandMadeTrace trace = new HandMadeTrace()
                .incomplete(1, MEGABYTE, 0, 100)
                .get(2, 10, 30)
                .get(2, 31, 51);
        Replayed estimate = estimate(trace.until(100), "fixed(50ms), perConnection(10MB/s)");
        assertThat(ends(estimate)).containsExactly(ms(150), ms(60), ms(111));
        assertThat(estimate.wallTime()).isEqualTo(ms(160));
    }

    @Test
    void whatGoesOnBehindTheEndOfTheRecordingIsNotWaitedFor() {
        HandMadeTrace trace = new HandMadeTrace().get(1, 0, 20).get(2, 5, 60);
        Replayed estimate = estimate(trace.until(21), "fixed(50ms)");
        assertThat(estimate.wallTime()).isEqualTo(ms(51));
        assertThat(ends(estimate)).containsExactly(ms(50), ms(55));
    }

    @Test
    void aRecordingThatEndsBeforeAnyRequestDoesStaysAsLong() {
        HandMadeTrace trace = new HandMadeTrace().get(1, 10, 60).get(1, 61, 81);
        Replayed estimate = estimate(trace.until(40), "fixed(20ms)");
        assertThat(estimate.wallTime()).isEqualTo(ms(40));
        assertThat(estimate.thinking()).isEqualTo(ms(40));
    }

    @Test
    void whatIsLeftOutIsSaid() {
        WhatIf estimate = whatIf(Trace.of(List.of(), ms(5), 3), "fixed(20ms)");
        assertThat(estimate.requestsDropped()).isEqualTo(3);
        assertThat(estimate)
                .hasToString("about 5 ms on fixed(20ms), unlimited: 0 ms waiting, 0 ms connecting, "
                        + "0 ms transfer, 5 ms thinking; without 3 requests that are no longer listed");
    }

    @Test
    void aLinkThatServersShareIsLeftAlone() {
        ClientLink link = ClientLink.of(Bandwidth.megabytesPerSecond(10), Bandwidth.unlimited());
        Network network = Network.builder().clientLink(link).build();
        Trace trace = new HandMadeTrace().get(1, "a", MEGABYTE, 0, 1).until(1);
        assertThat(WhatIf.of(trace, network, 42).wallTime()).isEqualTo(ms(100));
        assertThat(WhatIf.of(trace, network, 42).wallTime()).isEqualTo(ms(100));
        assertThat(WhatIf.of(trace, network, 42).network()).isSameAs(network);
    }

    @Test
    void severalMakeATable() {
        Map<String, WhatIf> estimates = new LinkedHashMap<>();
        estimates.put("near", whatIf(chain(10).until(233), "fixed(1ms)"));
        estimates.put("far away", whatIf(chain(10).until(233), "fixed(200ms), connect(400ms)"));
        WhatIfTable table = WhatIfTable.of(estimates);
        assertThat(table).hasToString("""
                        network     estimate         p10         p90     waiting  connecting    transfer    thinking
                        near           43 ms                               10 ms        0 ms        0 ms       33 ms
                        far away    2,433 ms                            2,000 ms      400 ms        0 ms       33 ms""");
        assertThat(table.wallTimes()).containsExactly(Map.entry("near", ms(43)), Map.entry("far away", ms(2433)));
        assertThat(table.of("near")).isSameAs(table.byName().get("near"));
        assertThatThrownBy(() -> table.of("nowhere")).hasMessage("name (nowhere) must be one of [near, far away]");
    }
}
