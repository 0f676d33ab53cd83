package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Holds depth, chain and fan-out against all subsets of some requests. */
class RoundTripsPropertiesTest {

    /** A request: two of the same times are still two. */
    private record Timed(int number, long start, long end) {
        boolean mayFollow(Timed other) {
            return start >= other.end;
        }
    }

    /** Ticks crowd before zero, where arrivals may be, behind it, and at both ends of what there is. */
    @Provide
    Arbitrary<List<Timed>> requests() {
        Arbitrary<Long> origin = Arbitraries.of(-6L, 0L, 0L, 0L, Long.MIN_VALUE, Long.MAX_VALUE - 24);
        Arbitrary<List<long[]>> times = Combinators.combine(
                        Arbitraries.longs().between(0, 12), Arbitraries.longs().between(0, 12))
                .as((start, length) -> new long[] {start, start + length})
                .list()
                .ofMaxSize(9);
        return Combinators.combine(origin, times).as((first, all) -> {
            List<Timed> requests = new ArrayList<>();
            for (long[] one : all) {
                requests.add(new Timed(requests.size(), first + one[0], first + one[1]));
            }
            return requests;
        });
    }

    private static RoundTrips<Timed> roundTrips(List<Timed> requests) {
        return RoundTrips.of(requests, Timed::start, Timed::end);
    }

    /** The largest subset in which of any two one may have waited for the other, found by trying all subsets. */
    private static int deepest(List<Timed> requests) {
        int deepest = 0;
        for (int subset = 0; subset < 1 << requests.size(); subset++) {
            if (Integer.bitCount(subset) > deepest && isChain(requests, subset)) {
                deepest = Integer.bitCount(subset);
            }
        }
        return deepest;
    }

    private static boolean isChain(List<Timed> requests, int subset) {
        for (Timed a : requests) {
            for (Timed b : requests) {
                boolean both = a != b && (subset >> a.number & 1) == 1 && (subset >> b.number & 1) == 1;
                if (both && !a.mayFollow(b) && !b.mayFollow(a)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void depthIsTheLargestSetOfRequestsThatDoNotOverlap(@ForAll("requests") List<Timed> requests) {
        RoundTrips<Timed> found = roundTrips(requests);

        assertThat(found.depth()).isEqualTo(deepest(requests));
        assertThat(found.chain()).hasSize(found.depth()).doesNotHaveDuplicates().isSubsetOf(requests);
        for (int i = 1; i < found.chain().size(); i++) {
            assertThat(found.chain().get(i).mayFollow(found.chain().get(i - 1))).isTrue();
        }
        Statistics.label("depth")
                .collect(found.depth() > 2 ? "more" : "up to 2")
                .coverage(how -> how.check("more").percentage(share -> share > 5));
        Statistics.label("takes no time")
                .collect(requests.stream().anyMatch(request -> request.start == request.end))
                .coverage(how -> how.check(true).percentage(share -> share > 5));
    }

    /** Where each request takes time, the one depth at which it stands is that of the longest chain that ends in it. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void fanOutCountsTheRequestsAtEachDepth(@ForAll("requests") List<Timed> any) {
        List<Timed> requests =
                any.stream().filter(request -> request.start < request.end).toList();
        Map<Timed, Integer> levels = new IdentityHashMap<>();
        requests.forEach(request -> level(request, requests, levels));
        List<Integer> expected = new ArrayList<>();
        for (int depth = 1; levels.containsValue(depth); depth++) {
            expected.add(Collections.frequency(levels.values(), depth));
        }

        assertThat(roundTrips(requests).fanOut()).isEqualTo(expected);
        assertThat(roundTrips(any).fanOut())
                .hasSize(roundTrips(any).depth())
                .doesNotContain(0)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(any.size()));
    }

    private static int level(Timed request, List<Timed> requests, Map<Timed, Integer> levels) {
        Integer known = levels.get(request);
        if (known != null) {
            return known;
        }
        int before = 0;
        for (Timed other : requests) {
            if (request.mayFollow(other)) {
                before = Math.max(before, level(other, requests, levels));
            }
        }
        levels.put(request, before + 1);
        return before + 1;
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOrderInWhichTheyAreGivenDoesNotMatter(@ForAll("requests") List<Timed> requests, @ForAll Random random) {
        List<Timed> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, random);

        assertThat(roundTrips(shuffled).fanOut()).isEqualTo(roundTrips(requests).fanOut());
    }
}
