package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Stretches of bytes and of time for properties: short ones that crowd at the beginning, around some place far behind and
 * at the very end of what a long can count, so that they overlap, touch and are equal all the time, and a sum too many
 * shows. They are few and short enough for an oracle to look at each byte.
 */
final class Intervals {

    private static final int CROWD = 40;
    private static final int LONGEST = 12;

    private Intervals() {}

    /** Where a stretch of so many may begin, without an end behind the largest long. */
    private static Arbitrary<Long> beginning(long length) {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(0, CROWD)),
                Tuple.of(1, Arbitraries.longs().between(1L << 40, (1L << 40) + CROWD)),
                Tuple.of(2, Arbitraries.longs().between(Long.MAX_VALUE - CROWD - LONGEST, Long.MAX_VALUE - length)));
    }

    /** Stretches of bytes. */
    static Arbitrary<Extent> extents(int shortest) {
        return Arbitraries.longs()
                .between(shortest, LONGEST)
                .flatMap(length -> beginning(length).map(offset -> new Extent(offset, length)));
    }

    /** Requests of three objects, in order of arrival: of one stretch mostly, of none, or of several. */
    static Arbitrary<List<Sample>> samples(int most) {
        Arbitrary<List<Extent>> brought = extents(1).list().ofMinSize(0).ofMaxSize(3);
        Arbitrary<Long> until = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.longs().between(0, 12)), Tuple.of(1, Arbitraries.just(Long.MAX_VALUE)));
        return Combinators.combine(
                        Arbitraries.of("a", "a", "a", "b", "c"),
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.just(Fetch.Ending.COMPLETE)),
                                Tuple.of(1, Arbitraries.just(Fetch.Ending.ABANDONED)),
                                Tuple.of(1, Arbitraries.just(Fetch.Ending.CUT_SHORT))),
                        Arbitraries.longs().between(0, 20),
                        until,
                        brought)
                .as((key, ending, start, length, extents) -> new Sample(
                        key, ending, start, length > Long.MAX_VALUE - start ? length : start + length, extents))
                .list()
                .ofMaxSize(most)
                .map(samples -> samples.stream()
                        .sorted(Comparator.comparingLong(Sample::start))
                        .toList());
    }

    /** {@return the positions of all bytes of some stretches, one by one} */
    static Set<Long> bytes(Collection<Extent> extents) {
        return extents.stream()
                .flatMapToLong(extent -> LongStream.range(extent.offset(), extent.offset() + extent.length()))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<Long> bytes(ByteSet set) {
        return bytes(set.stretches());
    }
}
