package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snailmail.exchange.Extent;
import java.util.List;
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
}
