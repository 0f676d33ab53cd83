package dev.snailmail.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SortedTicksTest {

    @Property(tries = 300)
    void findsWhatALookAtEachTickFinds(
            @ForAll @Size(max = 20) @LongRange(min = -10, max = 10) long[] ticks,
            @ForAll @LongRange(min = -12, max = 12) long tick) {
        SortedTicks sorted = SortedTicks.of(LongStream.of(ticks));
        assertThat(sorted.countUpTo(tick)).isEqualTo((int)
                LongStream.of(ticks).filter(each -> each <= tick).count());
        assertThat(sorted.firstAfter(tick))
                .isEqualTo(
                        LongStream.of(ticks).filter(each -> each > tick).min().orElse(Long.MAX_VALUE));
        assertThat(sorted.latestBefore(tick))
                .isEqualTo(
                        LongStream.of(ticks).filter(each -> each < tick).max().orElse(Long.MIN_VALUE));
    }

    @Test
    void ofNoTicksFindsNone() {
        SortedTicks none = SortedTicks.of(LongStream.empty());
        assertThat(none.countUpTo(0)).isZero();
        assertThat(none.firstAfter(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(none.latestBefore(0)).isEqualTo(Long.MIN_VALUE);
    }
}
