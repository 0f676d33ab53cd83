package dev.snailmail.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Property
    void areNearestRanks(@ForAll @Size(min = 1, max = 300) long @LongRange(min = 0, max = 1000) [] nanos) {
        Percentiles percentiles = Percentiles.ofNanos(nanos);
        assertThat(percentiles.p10()).isEqualTo(nearestRank(nanos, 10));
        assertThat(percentiles.p50()).isEqualTo(nearestRank(nanos, 50));
        assertThat(percentiles.p90()).isEqualTo(nearestRank(nanos, 90));
        assertThat(percentiles.p99()).isEqualTo(nearestRank(nanos, 99));
        assertThat(percentiles.count()).isEqualTo(nanos.length);
    }

    /** The least of the durations that at least so many percent of them do not exceed. */
    private static Duration nearestRank(long[] nanos, int percent) {
        long least = Arrays.stream(nanos)
                .filter(candidate -> 100L
                                * Arrays.stream(nanos)
                                        .filter(other -> other <= candidate)
                                        .count()
                        >= (long) percent * nanos.length)
                .min()
                .orElseThrow();
        return Duration.ofNanos(least);
    }

    @Test
    void hitTheExactRankWhereThereIsOne() {
        long[] oneToAHundred = new long[100];
        Arrays.setAll(oneToAHundred, i -> i + 1);
        assertThat(Percentiles.ofNanos(oneToAHundred))
                .isEqualTo(new Percentiles(
                        Duration.ofNanos(10), Duration.ofNanos(50), Duration.ofNanos(90), Duration.ofNanos(99), 100));
    }

    @Test
    void leaveTheirArgumentAsItIs() {
        long[] nanos = {3, 1, 2};
        Percentiles.ofNanos(nanos);
        assertThat(nanos).containsExactly(3, 1, 2);
    }

    @Test
    void ofNothingAreZero() {
        assertThat(Percentiles.ofNanos(new long[0]))
                .isEqualTo(new Percentiles(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0));
    }

    @Test
    void readTheSameWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Percentiles.ofNanos(new long[] {28_140_000}))
                    .hasToString("p10 28.1ms, p50 28.1ms, p90 28.1ms, p99 28.1ms (n=1)");
        } finally {
            Locale.setDefault(before);
        }
    }
}
