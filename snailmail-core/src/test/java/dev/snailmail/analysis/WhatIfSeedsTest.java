package dev.snailmail.analysis;

import static dev.snailmail.analysis.Estimates.whatIf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Network;
import dev.snailmail.network.NetworkPreset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One draw is no estimate. */
class WhatIfSeedsTest {

    private static final long SEED = 7;

    /** Fifteen requests one after the other, as those of a reader of Parquet. */
    private static Trace sequential(int requests) {
        HandMadeTrace trace = new HandMadeTrace();
        for (int i = 0; i < requests; i++) {
            trace.get(1, "k" + i, 1_000, 21 * i, 21 * i + 20);
        }
        return trace.until(21 * requests);
    }

    private static WhatIf estimate(Trace trace, Network network) {
        return WhatIf.of(trace, network, SEED);
    }

    @Test
    void theEstimateIsTheMedianOverAllSeeds() {
        Trace trace = sequential(150);
        Network network = Network.parse("lognormal(mode=20ms, sigma=0.6)");
        SplitMix64 seeds = new SplitMix64(SEED);
        long[] walls = LongStream.generate(seeds::nextLong)
                .limit(estimate(trace, network).seeds())
                .map(seed -> Replayed.of(trace, network, seed).wallTime().toNanos())
                .sorted()
                .toArray();
        WhatIf estimate = estimate(trace, network);
        assertThat(walls).hasSize(estimate.seeds()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(estimate.wallTime().toNanos()).isEqualTo(walls[walls.length / 2]);
        assertThat(estimate.p10().toNanos()).isEqualTo(walls[walls.length / 10]);
        assertThat(estimate.p90().toNanos()).isEqualTo(walls[walls.length - 1 - walls.length / 10]);
        assertThat(estimate.median().wallTime()).isEqualTo(estimate.wallTime());
        assertThat(estimate.waiting()
                        .plus(estimate.connecting())
                        .plus(estimate.transfer())
                        .plus(estimate.thinking()))
                .isEqualTo(estimate.wallTime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lognormal(mode=20ms, sigma=0.6)",
                "exponential(20ms), 2MB/s",
                "fixed(5ms), random(min=1MB/s, max=9MB/s, every=1ms)",
                "lognormal(mode=20ms, sigma=0.6), draws(arrival)"
            })
    void theSameRecordingGivesTheSameEstimate(String network) {
        WhatIf one = estimate(sequential(9), Network.parse(network));
        WhatIf other = estimate(
                sequential(9), Network.parse(network).toBuilder().seed(99).build());
        assertThat(other.wallTime()).isEqualTo(one.wallTime()).isBetween(one.p10(), one.p90());
        assertThat(other.p10()).isEqualTo(one.p10()).isLessThan(one.p90());
        assertThat(other.p90()).isEqualTo(one.p90());
        assertThat(WhatIf.of(sequential(9), Network.parse(network), SEED + 1).p10())
                .isNotEqualTo(one.p10());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed(20ms)", "none, 2MB/s", "fixed(1ms), steps(0s: 1MB/s, 1s: 2MB/s)"})
    void whereNothingIsDrawnOneReplaySaysItAll(String network) {
        WhatIf estimate = whatIf(sequential(9), network);
        assertThat(estimate.seeds()).isEqualTo(1);
        assertThat(estimate.p10()).isEqualTo(estimate.wallTime()).isEqualTo(estimate.p90());
        assertThat(estimate.toString()).doesNotContain("p10");
    }

    /** One seed decided that a network with longer latencies was faster. */
    @Test
    void presetsRankAsTheirLawsDo() {
        List<NetworkPreset> byLatency = List.of(
                NetworkPreset.S3_EXPRESS,
                NetworkPreset.S3_METADATA,
                NetworkPreset.GCS,
                NetworkPreset.S3_STANDARD,
                NetworkPreset.S3_STANDARD_HEAVY_TAIL);
        for (int requests : new int[] {1, 3, 15, 100}) {
            List<Duration> estimates = byLatency.stream()
                    .map(preset ->
                            estimate(sequential(requests), preset.network()).wallTime())
                    .toList();
            assertThat(estimates).as("%d requests", requests).isSorted();
        }
    }

    @Test
    void theSeedsAreTheSameOnAllNetworks() {
        Trace trace = sequential(15);
        for (double scale = 1; scale < 2; scale += 0.1) {
            WhatIf one = estimate(trace, Network.parse("scaled(lognormal(mode=20ms, sigma=2), by=" + scale + ")"));
            WhatIf more =
                    estimate(trace, Network.parse("scaled(lognormal(mode=20ms, sigma=2), by=" + (scale + 0.001) + ")"));
            assertThat(more.wallTime()).isGreaterThan(one.wallTime());
            assertThat(more.p10()).isGreaterThan(one.p10());
            assertThat(more.p90()).isGreaterThan(one.p90());
        }
    }

    @Test
    void percentilesAreToldInTextAndTable() {
        WhatIf estimate = whatIf(sequential(15), "lognormal(mode=20ms, sigma=0.6)");
        String p10 = WhatIf.millis(estimate.p10());
        String p90 = WhatIf.millis(estimate.p90());
        assertThat(estimate.toString())
                .startsWith("about " + WhatIf.millis(estimate.wallTime()) + " (p10 " + p10 + ", p90 " + p90
                        + ") on lognormal(mode=20ms, sigma=0.6), unlimited: ");
        assertThat(Arrays.asList(WhatIfTable.of(java.util.Map.of("far", estimate))
                        .toString()
                        .split("\n")))
                .last()
                .asString()
                .contains(WhatIf.millis(estimate.wallTime()), p10, p90);
    }
}
