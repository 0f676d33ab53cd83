package dev.snailmail.network;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Makes a table of quantiles of measurements. */
final class EmpiricalSamples {

    static final int MOST_SAMPLES = 10_000_000;

    /** As many as there are quantiles otherwise. */
    private static final int MOST_AS_THEY_ARE = 110;

    private static final int PERMILLES = 1000;
    private static final int PERMILLES_A_PERCENT = 10;
    private static final int LAST_PERCENT = 990;

    private EmpiricalSamples() {}

    static Latency law(Collection<Duration> samples) {
        checkCount(samples.size());
        return law(samples.stream().mapToLong(EmpiricalSamples::nanosOf).toArray());
    }

    private static long nanosOf(Duration sample) {
        Checks.notNegative("sample", sample);
        return sample.toNanos();
    }

    /** Sorts the samples, in nanoseconds. */
    static Latency law(long[] samples) {
        checkCount(samples.length);
        Arrays.sort(samples);
        return Latency.empirical(samples.length <= MOST_AS_THEY_ARE ? all(samples) : reduced(samples));
    }

    private static void checkCount(int count) {
        if (count < 2 || count > MOST_SAMPLES) {
            throw new IllegalArgumentException("samples (" + count + ") must be from 2 to " + MOST_SAMPLES);
        }
    }

    private static Map<Double, Duration> all(long[] sorted) {
        Map<Double, Duration> table = new TreeMap<>();
        for (int i = 0; i < sorted.length; i++) {
            table.put((double) i / (sorted.length - 1), Duration.ofNanos(sorted[i]));
        }
        return table;
    }

    private static Map<Double, Duration> reduced(long[] sorted) {
        Map<Double, Duration> table = new TreeMap<>();
        for (int permille = 0; permille <= PERMILLES; permille += permille < LAST_PERCENT ? PERMILLES_A_PERCENT : 1) {
            table.put((double) permille / PERMILLES, Duration.ofNanos(quantile(sorted, permille)));
        }
        return table;
    }

    /** Type 7 of Hyndman and Fan (1996), in whole numbers so that quantiles that are samples are exactly these. */
    private static long quantile(long[] sorted, int permille) {
        long position = (long) (sorted.length - 1) * permille;
        int below = (int) (position / PERMILLES);
        long rest = position % PERMILLES;
        return rest == 0 ? sorted[below] : between(sorted[below], sorted[below + 1], (double) rest / PERMILLES);
    }

    private static long between(long low, long high, double part) {
        return Math.min(low + Math.round(part * (high - low)), high);
    }
}
