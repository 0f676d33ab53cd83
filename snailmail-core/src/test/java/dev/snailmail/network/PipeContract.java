package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of every pipe whose slowest part has {@link #RATE}. Ticks only; nothing waits. */
abstract class PipeContract {

    /** No whole number of nanoseconds for a byte, so that what is cut off would show. */
    static final double RATE = 7_654_321;

    static final Bandwidth BANDWIDTH = Bandwidth.bytesPerSecond(RATE);

    /** An empty pipe, its origin at tick 0. */
    abstract Pipe pipe();

    @Test
    void noTickIsBeforeTheBytesWereThereAndNoneBeforeTheLast() {
        Random random = new Random(42);
        Pipe pipe = pipe();
        long from = 0;
        long last = 0;
        for (int i = 0; i < 10_000; i++) {
            // Now and then one slice after the other, now and then pauses, some of them long.
            from = random.nextInt(3) == 0 ? last + random.nextInt(1 << random.nextInt(30)) : last;
            long opens = pipe.opensAt(from);
            assertThat(opens).isGreaterThanOrEqualTo(from);
            assertThat(pipe.opensAt(opens)).isEqualTo(opens);
            long due = pipe.reserve(opens, 1 + random.nextInt(65_536));
            assertThat(due).isGreaterThanOrEqualTo(opens).isGreaterThanOrEqualTo(last);
            last = due;
        }
    }

    @Test
    void manySlicesTakeExactlyTheirTime() {
        Pipe pipe = pipe();
        Random random = new Random(1);
        long bytes = 0;
        long tick = 0;
        for (int i = 0; i < 100_000; i++) {
            int slice = 1 + random.nextInt(5_000);
            bytes += slice;
            tick = pipe.reserve(pipe.opensAt(tick), slice);
        }
        double exact = bytes * 1e9 / RATE;
        assertThat((double) tick).isCloseTo(exact, within(exact * 1e-6));
    }

    @Test
    void aLongPauseIsNotMadeUpFor() {
        Pipe pipe = pipe();
        pipe.reserve(pipe.opensAt(0), 10_000);
        long later = 10_000_000_000L;
        double least = 10_000 * 1e9 / RATE;
        long first = pipe.reserve(pipe.opensAt(later), 10_000);
        long second = pipe.reserve(pipe.opensAt(first), 10_000);
        assertThat((double) first - later).isGreaterThanOrEqualTo(least - 1);
        assertThat((double) second - later)
                .isGreaterThanOrEqualTo(2 * least - 2)
                .isCloseTo(2 * least, within(2.0));
    }

    @Test
    void aSliceCrossesSoon() {
        Pipe pipe = pipe();
        assertThat(pipe.rateAt(0)).isEqualTo(RATE);
        assertThat(pipe.sliceOf(0, 1 << 30)).isEqualTo(4_096);
        assertThat(pipe.sliceOf(0, 1)).isEqualTo(4_096);
    }
}
