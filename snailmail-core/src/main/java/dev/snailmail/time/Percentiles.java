package dev.snailmail.time;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Four percentiles of a set of durations, by the nearest-rank method: each is one of the durations.
 *
 * @param p10 a tenth of the durations are no longer than this
 * @param p50 the median
 * @param p90 nine tenths of the durations are no longer than this
 * @param p99 all but one in a hundred are no longer than this
 * @param count how many durations these are percentiles of; where it is 0, all four are zero
 */
public record Percentiles(Duration p10, Duration p50, Duration p90, Duration p99, int count) {

    /**
     * Takes the percentiles of some durations.
     *
     * @param nanos the durations in nanoseconds, in any order; left as they are
     * @return their percentiles
     */
    public static Percentiles ofNanos(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(
                rank(sorted, 0.10), rank(sorted, 0.50), rank(sorted, 0.90), rank(sorted, 0.99), sorted.length);
    }

    private static Duration rank(long[] sorted, double fraction) {
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int index = (int) Math.ceil(fraction * sorted.length) - 1;
        return Duration.ofNanos(sorted[index]);
    }

    /** {@return for example {@code p10 28.1ms, p50 57.8ms, p90 109.6ms, p99 185.0ms (n=65536)}} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p10 %s, p50 %s, p90 %s, p99 %s (n=%d)",
                readable(p10),
                readable(p50),
                readable(p90),
                readable(p99),
                count);
    }

    private static String readable(Duration duration) {
        return String.format(Locale.ROOT, "%.1fms", Durations.toMillis(duration));
    }
}
