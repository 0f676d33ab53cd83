package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RereadsTest {

    private static final Sample FIRST = Sample.of(0, 1, 0, 100);
    private static final Sample OVERLAPPING = Sample.of(1, 2, 50, 150);
    private static final Sample TOUCHING = Sample.of(2, 3, 150, 200);
    private static final Sample INSIDE = Sample.of(3, 4, 90, 160);

    @Test
    void areTheRequestsOfWhichSomeBytesHadBeenFetched() {
        List<Sample> requests = List.of(FIRST, OVERLAPPING, TOUCHING, INSIDE);
        assertThat(Rereads.among(requests, Sample::fetch)).containsExactly(OVERLAPPING, INSIDE);
        assertThat(Rereads.removedFrom(requests, Sample::fetch)).containsExactly(FIRST, OVERLAPPING, TOUCHING);
        assertThat(Rereads.among(List.<Sample>of(), Sample::fetch)).isEmpty();
    }

    @Test
    void addUpToTheBytesOfTheCoverageAsABitmapSays() {
        Random random = new Random(5);
        for (int run = 0; run < 1000; run++) {
            List<Sample> samples = Sample.random(random, 30);
            Map<String, BitSet> fetched = new HashMap<>();
            List<Sample> again = new ArrayList<>();
            List<Sample> fresh = new ArrayList<>();
            for (Sample sample : samples) {
                if (!sample.complete()) {
                    continue;
                }
                BitSet bits = fetched.computeIfAbsent(sample.key(), key -> new BitSet());
                int before = bits.cardinality();
                sample.extents().stream()
                        .flatMapToLong(extent -> LongStream.rangeClosed(extent.offset(), extent.last()))
                        .forEach(octet -> bits.set((int) octet));
                long gained = bits.cardinality() - before;
                if (gained < sample.fetch().bytes()) {
                    again.add(sample);
                }
                if (gained > 0) {
                    fresh.add(sample);
                }
            }
            assertThat(Rereads.among(samples, Sample::fetch)).isEqualTo(again);
            assertThat(Rereads.removedFrom(samples, Sample::fetch)).isEqualTo(fresh);
            ByteCoverage coverage =
                    ByteCoverage.of(samples.stream().map(Sample::fetch).toList());
            assertThat(coverage.rereadBytes() > 0).isEqualTo(!again.isEmpty());
        }
    }

    @Test
    void ofAnExabyteTakeNoMoreThanOfAByte() {
        Sample half = Sample.of(0, 1, 0, 1L << 59);
        Sample rest = Sample.of(0, 1, 1L << 59, Long.MAX_VALUE);
        assertThat(Rereads.among(List.of(half, rest, rest), Sample::fetch)).containsExactly(rest);
    }
}
