package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Holds the groups that are found by intervals against groups that are put together byte by byte. */
class MergingPropertiesTest {

    private static final Merging<Sample> MERGING = new Merging<>(Sample::fetch, Sample::start, Sample::end);

    @Provide
    Arbitrary<List<Sample>> samples() {
        return Intervals.samples(14);
    }

    @Provide
    Arbitrary<Long> gaps() {
        return Arbitraries.of(0L, 1L, 2L, 5L, 20L, 1L << 40, Long.MAX_VALUE - 1, Long.MAX_VALUE);
    }

    private static boolean near(Sample a, Sample b, long gap) {
        if (!a.key().equals(b.key())) {
            return false;
        }
        for (long one : Intervals.bytes(a.extents())) {
            for (long other : Intervals.bytes(b.extents())) {
                // Positions are not negative, so that a difference is no less than the smallest long.
                if (Math.max(one, other) - Math.min(one, other) - 1 <= gap) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean atOnce(Sample a, Sample b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    /** As the definition says: a group that is still open takes in whoever is near one of its own. */
    private static List<Set<Sample>> byDefinition(List<Sample> samples, long gap) {
        List<Set<Sample>> groups = new ArrayList<>();
        List<Sample> inOrder = new ArrayList<>(Rereads.removedFrom(samples, Sample::fetch));
        inOrder.sort(Comparator.comparingLong(Sample::start).thenComparingLong(Sample::end));
        for (Sample sample : inOrder) {
            Set<Sample> joined = same(List.of(sample));
            for (Set<Sample> group : List.copyOf(groups)) {
                boolean open = group.stream().allMatch(member -> sample.start() < member.end());
                if (open && group.stream().anyMatch(member -> near(member, sample, gap))) {
                    groups.removeIf(other -> other == group);
                    joined.addAll(group);
                }
            }
            groups.add(joined);
        }
        return groups.stream().filter(group -> group.size() > 1).toList();
    }

    /** By identity, since two samples may be equal. */
    private static Set<Sample> same(Collection<Sample> samples) {
        Set<Sample> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(samples);
        return set;
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void groupsAreThoseOfTheDefinition(@ForAll("samples") List<Sample> samples, @ForAll("gaps") long gap) {
        List<MergeableRequests<Sample>> groups = MERGING.groups(samples, gap);

        assertThat(groups.stream().map(group -> same(group.requests())).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(byDefinition(samples, gap)));
        Statistics.label("groups")
                .collect(groups.size() > 1 ? "several" : groups.isEmpty() ? "none" : "one")
                .coverage(how -> {
                    how.check("none").percentage(share -> share > 5);
                    how.check("one").percentage(share -> share > 5);
                    how.check("several").percentage(share -> share > 1);
                });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noneIsFoundOnlyIfNoTwoCouldHaveBeenOne(@ForAll("samples") List<Sample> samples, @ForAll("gaps") long gap) {
        List<Sample> fresh = Rereads.removedFrom(samples, Sample::fetch);
        boolean pair =
                fresh.stream().anyMatch(a -> fresh.stream().anyMatch(b -> a != b && atOnce(a, b) && near(a, b, gap)));

        assertThat(MERGING.groups(samples, gap).isEmpty()).isEqualTo(!pair);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aGroupWasInFlightAtOnceAndSaysWhatItsOneRequestWouldHaveBrought(
            @ForAll("samples") List<Sample> samples, @ForAll("gaps") long gap) {
        for (MergeableRequests<Sample> group : MERGING.groups(samples, gap)) {
            List<Extent> asked = group.requests().stream()
                    .flatMap(request -> request.extents().stream())
                    .toList();
            assertThat(group.requests())
                    .allMatch(request -> request.key().equals(group.key()))
                    .allSatisfy(a -> assertThat(group.requests()).allMatch(b -> a == b || atOnce(a, b)))
                    .isSortedAccordingTo(
                            Comparator.comparingLong(request -> Collections.min(Intervals.bytes(request.extents()))));
            assertThat(group.bytes().length() - group.gapBytes())
                    .isEqualTo(Intervals.bytes(asked).size());
            assertThat(group.bytes().intersection(ByteSet.of(asked))).isEqualTo(ByteSet.of(asked));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aLargerGapNeverLosesAPair(@ForAll("samples") List<Sample> samples, @ForAll("gaps") long gap) {
        if (!MERGING.groups(samples, gap).isEmpty()) {
            assertThat(MERGING.groups(samples, Long.MAX_VALUE)).isNotEmpty();
        }
    }
}
