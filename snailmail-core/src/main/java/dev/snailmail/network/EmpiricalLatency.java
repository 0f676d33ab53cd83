package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** What was measured, as a table of quantiles with straight lines between them. */
final class EmpiricalLatency extends Latency {

    private static final int MOST_QUANTILES = 1_000;

    /** From 0 to 1, each larger than the one before. */
    private final double[] quantiles;

    /** The latency at each quantile, none smaller than the one before. */
    private final long[] nanos;

    EmpiricalLatency(Map<Double, Duration> table) {
        Map<Double, Duration> sorted = new TreeMap<>(table);
        this.quantiles =
                sorted.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        sorted.forEach((quantile, latency) -> Checks.notNegative(nameOf(quantile), latency));
        this.nanos = sorted.values().stream().mapToLong(Duration::toNanos).toArray();
        checkQuantiles();
        checkLatencies();
    }

    private void checkQuantiles() {
        if (quantiles.length > MOST_QUANTILES) {
            throw new IllegalArgumentException(
                    "quantiles (" + quantiles.length + ") must be at most " + MOST_QUANTILES);
        }
        for (double quantile : quantiles) {
            Checks.between(0, 1, "quantile", quantile);
        }
        if (quantiles.length < 2 || quantiles[0] != 0 || quantiles[quantiles.length - 1] != 1) {
            throw new IllegalArgumentException("quantiles (" + written(quantiles) + ") must go from 0 to 1");
        }
        for (int i = 1; i < quantiles.length; i++) {
            // A map tells 0.0 from -0.0.
            if (quantiles[i] == quantiles[i - 1]) {
                throw new IllegalArgumentException(nameOf(quantiles[i]) + " must not be given twice");
            }
        }
    }

    private void checkLatencies() {
        for (int i = 1; i < nanos.length; i++) {
            if (nanos[i] < nanos[i - 1]) {
                throw new IllegalArgumentException(nameOf(quantiles[i]) + " (" + written(nanos[i])
                        + ") must not be less than " + nameOf(quantiles[i - 1]) + " (" + written(nanos[i - 1]) + ")");
            }
        }
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return isConstant() ? nanos[0] : (long) at(random.nextDouble());
    }

    private double at(double quantile) {
        int found = Arrays.binarySearch(quantiles, quantile);
        if (found >= 0) {
            return nanos[found];
        }
        int next = -found - 1;
        double part = (quantile - quantiles[next - 1]) / (quantiles[next] - quantiles[next - 1]);
        return nanos[next - 1] + part * (nanos[next] - nanos[next - 1]);
    }

    @Override
    boolean isConstant() {
        return nanos[0] == nanos[nanos.length - 1];
    }

    @Override
    double medianNanos() {
        return at(0.5);
    }

    @Override
    double meanNanos() {
        double mean = 0;
        for (int i = 1; i < nanos.length; i++) {
            mean += (quantiles[i] - quantiles[i - 1]) * ((double) nanos[i - 1] + nanos[i]) / 2;
        }
        return mean;
    }

    @Override
    public LatencyDescription describe(long seed) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        for (int i = 0; i < nanos.length; i++) {
            parameters.put(percentile(quantiles[i]), Durations.toMillis(Duration.ofNanos(nanos[i])));
        }
        return LatencyDescription.of("empirical", Collections.unmodifiableMap(parameters), this, seed);
    }

    private static String percentile(double quantile) {
        BigDecimal percent = new BigDecimal(Checks.format(quantile)).movePointRight(2);
        return "p" + percent.stripTrailingZeros().toPlainString() + "_ms";
    }

    @Override
    public String toString() {
        return IntStream.range(0, nanos.length)
                .mapToObj(i -> Checks.format(quantiles[i]) + ": " + written(nanos[i]))
                .collect(Collectors.joining(", ", "empirical(", ")"));
    }

    private static String nameOf(double quantile) {
        return "quantile " + Checks.written(quantile);
    }

    private static String written(double[] values) {
        return Arrays.stream(values).mapToObj(Checks::written).collect(Collectors.joining(", "));
    }

    private static String written(long value) {
        return Durations.format(Duration.ofNanos(value));
    }
}
