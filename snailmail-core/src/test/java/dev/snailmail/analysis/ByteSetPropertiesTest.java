package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Holds the arithmetic of stretches against sets of single bytes. */
class ByteSetPropertiesTest {

    @Provide
    Arbitrary<List<Extent>> extents() {
        return Intervals.extents(0).list().ofMaxSize(12);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void holdsTheBytesThatLieInAnyOfThem(@ForAll("extents") List<Extent> extents) {
        ByteSet set = ByteSet.of(extents);
        Set<Long> bytes = Intervals.bytes(extents);

        assertThat(Intervals.bytes(set)).isEqualTo(bytes);
        assertThat(set.length()).isEqualTo(bytes.size());
        assertStretchesAreApart(set);
        Statistics.label("stretches that became one")
                .collect(set.stretches().size() < extents.size())
                .coverage(how -> how.check(true).percentage(share -> share > 10));
        Statistics.label("at the largest long")
                .collect(bytes.contains(Long.MAX_VALUE - 1))
                .coverage(how -> how.check(true).percentage(share -> share > 1));
    }

    /** In order, none empty, and at least a byte between any two: there is one way to write a set. */
    private static void assertStretchesAreApart(ByteSet set) {
        for (int i = 0; i < set.stretches().size(); i++) {
            Extent stretch = set.stretches().get(i);
            assertThat(stretch.length()).isPositive();
            if (i > 0) {
                assertThat(stretch.offset())
                        .isGreaterThan(set.stretches().get(i - 1).last() + 1);
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void isTheSameInAnyOrderAndInAnyPieces(@ForAll("extents") List<Extent> extents, @ForAll Random random) {
        List<Extent> pieces = new ArrayList<>();
        for (Extent extent : extents) {
            long cut = extent.length() == 0 ? 0 : random.nextInt((int) extent.length() + 1);
            pieces.add(new Extent(extent.offset(), cut));
            pieces.add(new Extent(extent.offset() + cut, extent.length() - cut));
        }
        Collections.shuffle(pieces, random);

        assertThat(ByteSet.of(pieces)).isEqualTo(ByteSet.of(extents)).hasSameHashCodeAs(ByteSet.of(extents));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void unionAndIntersectionAreThoseOfTheBytes(
            @ForAll("extents") List<Extent> first, @ForAll("extents") List<Extent> second) {
        ByteSet a = ByteSet.of(first);
        ByteSet b = ByteSet.of(second);
        Set<Long> either = new TreeSet<>(Intervals.bytes(first));
        either.addAll(Intervals.bytes(second));
        Set<Long> both = new TreeSet<>(Intervals.bytes(first));
        both.retainAll(Intervals.bytes(second));

        assertThat(Intervals.bytes(a.union(b))).isEqualTo(either);
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertStretchesAreApart(a.union(b));
        assertThat(Intervals.bytes(a.intersection(b))).isEqualTo(both);
        assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
        assertStretchesAreApart(a.intersection(b));
        Statistics.label("bytes in both")
                .collect(!both.isEmpty())
                .coverage(how -> how.check(true).percentage(share -> share > 10));
    }

    /** A byte is in a gap that is closed if so few lie between the nearest bytes on its two sides. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void gapsAreClosedUpToTheirLimit(
            @ForAll("extents") List<Extent> extents, @ForAll @LongRange(min = 0, max = 20) long gap) {
        ByteSet closed = ByteSet.withGapsUpTo(gap, extents);
        Set<Long> expected = new TreeSet<>();
        Long before = null;
        for (Long octet : Intervals.bytes(extents)) {
            for (long between = before == null || octet - before - 1 > gap ? octet : before;
                    between < octet;
                    between++) {
                expected.add(between);
            }
            expected.add(octet);
            before = octet;
        }

        assertThat(Intervals.bytes(closed)).isEqualTo(expected);
        assertStretchesAreApart(closed);
    }
}
