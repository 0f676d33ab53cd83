package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSetTest {

    private static Extent extent(long from, long to) {
        return new Extent(from, to - from);
    }

    private static ByteSet of(Extent... extents) {
        return ByteSet.of(List.of(extents));
    }

    @Test
    void overlapsAndNeighboursAreOneStretch() {
        assertThat(of(extent(5, 10), extent(0, 5), extent(8, 12), extent(20, 21)))
                .hasToString("[0-11, 20-20]")
                .isEqualTo(of(extent(20, 21), extent(0, 12)))
                .hasSameHashCodeAs(of(extent(20, 21), extent(0, 12)));
        assertThat(of(extent(5, 10), extent(20, 21)).length()).isEqualTo(6);
    }

    @Test
    void nothingIsNothing() {
        assertThat(of()).isEqualTo(of(extent(7, 7))).hasToString("[]");
        assertThat(of().length()).isZero();
        assertThat(of().intersection(of(extent(0, 9)))).isEqualTo(of());
    }

    @Test
    void aRangeEndsBeforeItsEnd() {
        assertThat(ByteSet.range(5, 10)).hasToString("[5-9]").isEqualTo(ByteSet.of(new Extent(5, 5)));
        assertThat(ByteSet.range(5, 5)).isEqualTo(ByteSet.of());
        assertThat(ByteSet.range(0, Long.MAX_VALUE).length()).isEqualTo(Long.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSet.range(-1, 5))
                .withMessage("from (-1) must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSet.range(6, 5))
                .withMessage("to (5) must not be before from (6)");
    }

    @Test
    void smallGapsMayBeClosed() {
        List<Extent> extents = List.of(extent(0, 10), extent(12, 20), extent(23, 30));
        assertThat(ByteSet.withGapsUpTo(1, extents)).hasToString("[0-9, 12-19, 23-29]");
        assertThat(ByteSet.withGapsUpTo(2, extents)).hasToString("[0-19, 23-29]");
        assertThat(ByteSet.withGapsUpTo(3, extents)).hasToString("[0-29]");
        assertThat(ByteSet.withGapsUpTo(Long.MAX_VALUE, extents)).hasToString("[0-29]");
    }

    @Test
    void anObjectMayBeAsLargeAsALong() {
        ByteSet ends = of(extent(0, 1), extent(Long.MAX_VALUE - 1, Long.MAX_VALUE));
        assertThat(ends.length()).isEqualTo(2);
        assertThat(of(extent(0, Long.MAX_VALUE)).length()).isEqualTo(Long.MAX_VALUE);
        assertThat(of(extent(0, Long.MAX_VALUE)).intersection(ends)).isEqualTo(ends);
    }

    @Test
    void isWhatABitmapSays() {
        Random random = new Random(3);
        for (int run = 0; run < 1000; run++) {
            BitSet bitsA = new BitSet();
            BitSet bitsB = new BitSet();
            ByteSet a = randomSet(random, bitsA);
            ByteSet b = randomSet(random, bitsB);
            assertThat(a.length()).isEqualTo(bitsA.cardinality());
            assertThat(bitsOf(a)).isEqualTo(bitsA);
            BitSet either = (BitSet) bitsA.clone();
            either.or(bitsB);
            assertThat(bitsOf(a.union(b))).isEqualTo(either);
            bitsA.and(bitsB);
            assertThat(bitsOf(a.intersection(b))).isEqualTo(bitsA);
            assertThat(b.intersection(a)).isEqualTo(a.intersection(b));
        }
    }

    private static ByteSet randomSet(Random random, BitSet bits) {
        List<Extent> extents = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            int from = random.nextInt(100);
            int to = from + random.nextInt(20);
            extents.add(extent(from, to));
            bits.set(from, to);
        }
        return ByteSet.of(extents);
    }

    private static BitSet bitsOf(ByteSet set) {
        BitSet bits = new BitSet();
        for (Extent stretch : set.stretches()) {
            bits.set((int) stretch.offset(), (int) (stretch.offset() + stretch.length()));
        }
        return bits;
    }
}
