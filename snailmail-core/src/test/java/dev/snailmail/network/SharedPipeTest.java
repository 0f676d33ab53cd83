package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The arithmetic of one pipe. Ticks only; nothing waits. */
class SharedPipeTest {

    @Property
    void backToBackReservationsTakeBytesByRate(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 1, max = 100_000) Integer> sizes,
            @ForAll @DoubleRange(min = 1e3, max = 1e10) double rate,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long start) {
        SharedPipe pipe = new SharedPipe(Bandwidth.bytesPerSecond(rate), start);
        long total = 0;
        long tick = start;
        for (int size : sizes) {
            total += size;
            tick = pipe.reserve(tick, size);
        }
        double exact = total * 1e9 / rate;
        assertThat((double) (tick - start)).isCloseTo(exact, within(1 + exact * 1e-12));
    }

    @Property
    void soDoReservationsThatCameAllAtOnce(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 1, max = 100_000) Integer> sizes,
            @ForAll @DoubleRange(min = 1e3, max = 1e10) double rate) {
        SharedPipe pipe = new SharedPipe(Bandwidth.bytesPerSecond(rate), 0);
        long total = 0;
        long tick = 0;
        for (int size : sizes) {
            total += size;
            long next = pipe.reserve(0, size);
            assertThat(next).isGreaterThanOrEqualTo(tick);
            tick = next;
        }
        double exact = total * 1e9 / rate;
        assertThat((double) tick).isCloseTo(exact, within(1 + exact * 1e-12));
    }

    @Property
    void nothingHasCrossedBeforeItWasThere(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1_000_000) Long> pauses,
            @ForAll @DoubleRange(min = 1, max = 1e18) @Scale(9) double rate) {
        SharedPipe pipe = new SharedPipe(Bandwidth.bytesPerSecond(rate), 0);
        long from = 0;
        for (long pause : pauses) {
            from += pause;
            assertThat(pipe.reserve(from, 4_096)).isGreaterThanOrEqualTo(from);
        }
    }

    @Test
    void theSlowestPipeDoesNotOverflow() {
        SharedPipe pipe = new SharedPipe(Bandwidth.bytesPerSecond(1), 0);
        for (int i = 1; i <= 100; i++) {
            assertThat(pipe.reserve(0, 4_096)).isEqualTo(i * 4_096_000_000_000L);
        }
    }

    @Test
    void whatTakesLongerThanTicksCanTellHasCrossedThen() {
        for (long origin : new long[] {0, Long.MAX_VALUE - 10}) {
            SharedPipe pipe = new SharedPipe(Bandwidth.bytesPerSecond(1), origin);
            assertThat(pipe.reserve(origin, 1L << 32) - origin).isEqualTo(1_000_000_000L << 32);
            assertThat(pipe.reserve(origin, Long.MAX_VALUE) - origin).isEqualTo(Long.MAX_VALUE / 2);
            assertThat(pipe.reserve(origin, 5) - origin).isEqualTo(Long.MAX_VALUE / 2);
            assertThat(pipe.reserve(origin + Long.MAX_VALUE / 2 + 7, 5) - origin)
                    .isEqualTo(Long.MAX_VALUE / 2 + 7);
        }
    }

    @Test
    void idleTimeIsNotCredited() {
        SharedPipe pipe = new SharedPipe(Bandwidth.megabytesPerSecond(1), 0);
        assertThat(pipe.reserve(0, 1_000)).isEqualTo(1_000_000);
        assertThat(pipe.reserve(50_000_000, 1_000)).isEqualTo(51_000_000);
        assertThat(pipe.reserve(50_000_000, 1_000)).isEqualTo(52_000_000);
    }

    @Test
    void aNewPipeIsFreeFromItsStartOn() {
        SharedPipe pipe = new SharedPipe(Bandwidth.megabytesPerSecond(1), 1_000);
        assertThat(pipe.reserve(0, 1)).isEqualTo(2_000);
    }

    @Test
    void ticksMayOverflow() {
        SharedPipe pipe = new SharedPipe(Bandwidth.megabytesPerSecond(1), Long.MAX_VALUE - 10);
        assertThat(pipe.reserve(Long.MAX_VALUE - 10, 1) - (Long.MAX_VALUE - 10)).isEqualTo(1_000);
        assertThat(pipe.reserve(Long.MAX_VALUE - 10, 1) - (Long.MAX_VALUE - 10)).isEqualTo(2_000);
    }

    @Test
    void withoutALimitBytesHaveCrossedAtOnce() {
        SharedPipe pipe = new SharedPipe(Bandwidth.unlimited(), 1_000);
        assertThat(pipe.reserve(7, Long.MAX_VALUE)).isEqualTo(7);
        assertThat(pipe.reserve(5_000, 1)).isEqualTo(5_000);
    }

    @Test
    void aNewRateIsThatOfTheNextReservation() {
        SharedPipe pipe = new SharedPipe(Bandwidth.megabytesPerSecond(1), 0);
        assertThat(pipe.reserve(0, 1_000)).isEqualTo(1_000_000);
        pipe.setBandwidth(Bandwidth.megabytesPerSecond(10));
        assertThat(pipe.reserve(0, 1_000)).isEqualTo(1_100_000);
        pipe.setBandwidth(Bandwidth.unlimited());
        assertThat(pipe.reserve(0, 1_000)).isZero();
        pipe.setBandwidth(Bandwidth.megabytesPerSecond(1));
        assertThat(pipe.reserve(0, 1_000)).isEqualTo(2_100_000);
    }

    @Property
    void aSliceIsAboutHalfAMillisecondOrSmaller(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long body,
            @ForAll @DoubleRange(min = 1, max = 1e11) double rate) {
        long slice = new SharedPipe(Bandwidth.bytesPerSecond(rate), 0).sliceOf(0, body);
        assertThat(slice).isBetween(256L, 65_536L);
        if (rate >= 1e7) {
            assertThat(slice / rate).isLessThanOrEqualTo(0.5e-3);
        } else if (rate >= 12_800) {
            assertThat(slice / rate).isLessThanOrEqualTo(20e-3);
        } else {
            assertThat(slice).isEqualTo(256);
        }
    }

    @Test
    void slicesOfBigBodies() {
        assertThat(sliceOf(100e6, 1L << 30)).isEqualTo(50_000);
        assertThat(sliceOf(1e9, 1L << 30)).isEqualTo(65_536);
        assertThat(sliceOf(1e6, 1L << 30)).isEqualTo(4_096);
        assertThat(sliceOf(100e3, 1L << 30)).isEqualTo(2_000);
    }

    @Test
    void aShortBodyIsCutIntoSixteenSlicesIfTheyCanBeTimed() {
        assertThat(sliceOf(100e6, 160_000)).isEqualTo(10_000);
        assertThat(sliceOf(100e6, 16_000)).isEqualTo(5_000);
        assertThat(sliceOf(10e6, 16_000)).isEqualTo(4_096);
        assertThat(new SharedPipe(Bandwidth.unlimited(), 0).sliceOf(0, 10)).isEqualTo(1 << 20);
    }

    private static long sliceOf(double rate, long body) {
        return new SharedPipe(Bandwidth.bytesPerSecond(rate), 0).sliceOf(0, body);
    }
}
