package dev.snailmail.examples.bench;

import java.util.List;
import java.util.Locale;

/** One figure measured several times. */
record Spread(double median, double min, double max) {

    static Spread of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Writes median, least and most with one format, such as {@code %.2f}. */
    String as(String format) {
        return String.format(Locale.ROOT, format + "  [" + format + " to " + format + "]", median, min, max);
    }
}
