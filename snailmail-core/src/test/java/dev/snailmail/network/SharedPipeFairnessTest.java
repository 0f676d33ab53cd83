package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedPipeFairnessTest {

    private static final long BIG = 4_000_000;

    @ParameterizedTest
    @ValueSource(doubles = {1, 10, 100, 1_000, 10_000})
    void sixteenEqualDownloadsShareItEquallyAndInFull(double megabytesPerSecond) {
        SharedPipe pipe = new SharedPipe(Bandwidth.megabytesPerSecond(megabytesPerSecond), 0);
        long[] bodies = new long[16];
        Arrays.fill(bodies, BIG);
        long[] arrived = Downloads.run(pipe, bodies);
        double[] rates =
                Arrays.stream(arrived).mapToDouble(tick -> BIG / (double) tick).toArray();
        assertThat(Downloads.jain(rates)).isGreaterThanOrEqualTo(0.999);
        double exact = 16 * BIG / (megabytesPerSecond * 1e6) * 1e9;
        double last = Arrays.stream(arrived).max().orElseThrow();
        assertThat(last).isCloseTo(exact, within(exact * 1e-3));
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, 100_000, 1_000_000})
    void aShortDownloadIsNotHeldUpByALongOne(long shortBody) {
        Bandwidth rate = Bandwidth.megabytesPerSecond(100);
        long alone = Downloads.run(new SharedPipe(rate, 0), shortBody)[0];
        long[] arrived = Downloads.run(new SharedPipe(rate, 0), 100 * BIG, shortBody);
        assertThat(arrived[1]).isLessThan(arrived[0]);
        // Twice as long, and by one slice of the other longer, for every slice of its own that is smaller.
        long sliceOfTheOther = 500_000;
        long slices = shortBody / new SharedPipe(rate, 0).sliceOf(0, shortBody) + 1;
        assertThat(arrived[1]).isLessThanOrEqualTo(alone + slices * sliceOfTheOther);
        if (shortBody == 1_000_000) {
            assertThat((double) arrived[1] / alone).isBetween(1.8, 2.2);
        }
    }

    @Test
    void jainKnowsEqualFromUnequal() {
        assertThat(Downloads.jain(1, 1, 1, 1)).isEqualTo(1);
        assertThat(Downloads.jain(1, 0, 0, 0)).isEqualTo(0.25);
    }
}
