package dev.snailmail.analysis;

import static dev.snailmail.analysis.Estimates.ends;
import static dev.snailmail.analysis.Estimates.estimate;
import static dev.snailmail.analysis.Estimates.ms;
import static dev.snailmail.analysis.Estimates.replay;
import static dev.snailmail.analysis.Estimates.whatIf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.ClientLink;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recordings that claim exabytes and centuries, as a synthetic store serves them and a file may say. */
class WhatIfExtremesTest {

    private static final long EXABYTE = 1_000_000_000_000_000_000L;

    @Test
    void anExabyteTakesItsTime() {
        HandMadeTrace trace = new HandMadeTrace().get(1, "a", EXABYTE, 0, 20);
        Replayed estimate = estimate(trace.until(25), "fixed(10ms), 1GB/s");
        assertThat(estimate.transfer()).isEqualTo(Duration.ofSeconds(1_000_000_000));
        assertThat(estimate.waiting()).isEqualTo(ms(10));
        assertThat(estimate.thinking()).isEqualTo(ms(5));
        assertThat(estimate(trace.until(25), "none, outage(1GB/s, from=1s, to=2s)")
                        .transfer())
                .isEqualTo(Duration.ofSeconds(1_000_000_001));
    }

    @Test
    void exabytesShareAPipe() {
        HandMadeTrace trace = new HandMadeTrace().get(1, "a", EXABYTE, 0, 1).get(2, "b", EXABYTE, 0, 1);
        Replayed estimate = estimate(trace.until(1), "none, 1GB/s");
        assertThat(ends(estimate).get(1)).isEqualTo(Duration.ofSeconds(2_000_000_000));
        assertThat(ends(estimate).get(0))
                .isBetween(Duration.ofSeconds(1_999_990_000), Duration.ofSeconds(2_000_000_000));
    }

    @Test
    void whateverIsClaimedIsAnsweredSoon() {
        HandMadeTrace many = new HandMadeTrace();
        for (int i = 0; i < 100_000; i++) {
            many.get(i % 64, "k" + i, 1_000_000_000_000L, i / 64, i / 64 + 1);
        }
        HandMadeTrace most = new HandMadeTrace();
        for (int i = 0; i < 1_000; i++) {
            most.get(i, "k" + i, Long.MAX_VALUE, 0, 1).put(i, Long.MAX_VALUE, 1, 2);
        }
        for (String network : List.of(
                "none, 1000000GB/s",
                "none, 1B/s, up(1B/s)",
                "none, unlimited, slowStart(50ms)",
                "none, 1000000GB/s, slowStart(1ns)",
                "none, fifo(1GB/s)",
                "none, random(min=1MB/s, max=9MB/s, every=1ms), perConnection(random(min=1B/s, max=2B/s, every=1ms))")) {
            assertThat(estimate(many.until(1600), network).requests()).hasSize(100_000);
            assertThat(estimate(most.until(2), network).requests()).hasSize(2_000);
        }
        assertThat(estimate(many.until(1600), "none, 1GB/s").wallTime())
                .isBetween(Duration.ofSeconds(100_000_000), Duration.ofSeconds(100_000_002));
    }

    @Test
    void aHundredThousandLargeBodiesStillShareAPipe() {
        HandMadeTrace trace = new HandMadeTrace();
        for (int i = 0; i < 100_000; i++) {
            trace.get(i, "k", 1_000_000_000_000L, 0, 1);
        }
        Replayed estimate = estimate(trace.until(1), "none, 1GB/s");
        assertThat(ends(estimate).get(0))
                .isGreaterThan(estimate.wallTime().multipliedBy(97).dividedBy(100));
    }

    @Test
    void whatTakesLongerThanCanBeToldIsCutOff() {
        HandMadeTrace trace = new HandMadeTrace()
                .get(1, "a", 100, 0, 20)
                .get(1, "b", EXABYTE, 21, 41)
                .get(1, "c", 100, 42, 62);
        Replayed estimate = estimate(trace.until(65), "fixed(10ms), 1B/s, connect(5ms)");
        assertThat(estimate.wallTime()).isEqualTo(WhatIf.LONGEST);
        assertThat(estimate.waiting()).isEqualTo(ms(20));
        assertThat(estimate.connecting()).isEqualTo(ms(5));
        assertThat(estimate.thinking()).isEqualTo(ms(1));
        assertThat(estimate.transfer()).isEqualTo(WhatIf.LONGEST.minus(ms(26)));
        assertThat(ends(estimate)).containsExactly(ms(100_015), WhatIf.LONGEST, WhatIf.LONGEST);
        assertThat(estimate.toString())
                .startsWith("more than 146 years on fixed(10ms), 1B/s, connect(5ms), seed 42: 20 ms waiting, ");
    }

    /** It counts from the first byte that crosses it. */
    @Test
    void aLinkIsCutOffAtTheSameTime() {
        ClientLink link = ClientLink.of(Bandwidth.bytesPerSecond(1), Bandwidth.unlimited());
        Trace trace = new HandMadeTrace().get(1, "a", EXABYTE, 10, 20).until(25);
        Replayed estimate = replay(trace, Network.builder().clientLink(link).build());
        assertThat(ends(estimate)).containsExactly(WhatIf.LONGEST);
    }

    @Test
    void latenciesAndConnectionsAreCutOffToo() {
        HandMadeTrace trace = new HandMadeTrace().get(1, 0, 20).get(1, 21, 41).get(1, 42, 62);
        Duration years = Duration.ofDays(365 * 80);
        Replayed slow = replay(
                trace.until(65), Network.builder().connect(years.plus(years)).build());
        assertThat(slow.wallTime()).isEqualTo(WhatIf.LONGEST);
        assertThat(slow.connecting()).isEqualTo(WhatIf.LONGEST);
        assertThat(slow.thinking()).isZero();
        Duration decades = Duration.ofNanos(1L << 60);
        Replayed waits = replay(
                trace.until(65),
                Network.builder()
                        .latency(Latency.fixed(decades))
                        .connect(decades.multipliedBy(2))
                        .build());
        assertThat(waits.wallTime()).isEqualTo(WhatIf.LONGEST);
        assertThat(waits.connecting()).isEqualTo(decades.multipliedBy(2));
        assertThat(waits.waiting())
                .isEqualTo(WhatIf.LONGEST.minus(decades.multipliedBy(2)).minus(ms(1)));
        assertThat(waits.thinking()).isEqualTo(ms(1));
    }

    @Test
    void aRecordingMayClaimTimesFromEndToEnd() {
        double end = Long.MAX_VALUE / 2 / HandMadeTrace.MILLI;
        HandMadeTrace trace = new HandMadeTrace()
                .get(1, "a", EXABYTE, -end, -end + 1)
                .get(1, "b", EXABYTE, -end + 2, end)
                .givenUp(2, end - 1, 2 * end)
                .get(1, "c", EXABYTE, end, end);
        for (String network : List.of("fixed(1s), 1B/s", "fixed(1s), 1GB/s, connect(30ms)", "none")) {
            Replayed estimate = estimate(trace.until(end), network);
            assertThat(estimate.requests())
                    .allSatisfy(request -> assertThat(request.end())
                            .isGreaterThanOrEqualTo(request.start())
                            .isLessThanOrEqualTo(WhatIf.LONGEST));
            assertThat(estimate.wallTime()).isLessThanOrEqualTo(WhatIf.LONGEST);
        }
    }

    @Test
    void aTableHasRoomForWhatIsCutOff() {
        Trace trace = new HandMadeTrace().get(1, "a", EXABYTE, 0, 20).until(25);
        Map<String, WhatIf> estimates = new LinkedHashMap<>();
        estimates.put("far", whatIf(trace, "fixed(1ms), 1B/s"));
        estimates.put("near", whatIf(trace, "fixed(1ms), 1GB/s"));
        assertThat(WhatIfTable.of(estimates))
                .hasToString("network             estimate                  p10                  p90"
                        + "              waiting           connecting             transfer             thinking\n"
                        + "far              > 146 years                                          "
                        + "                 1 ms                 0 ms 4,611,686,018,426 ms                 0 ms\n"
                        + "near    1,000,000,000,006 ms                                          "
                        + "                 1 ms                 0 ms 1,000,000,000,000 ms                 5 ms");
    }
}
