package dev.snailmail.examples.bench.result;

import java.util.List;
import java.util.Locale;

/** One figure measured several times. */
public record Spread(double median, double min, double max) {

    public static Spread of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Something that was measured, or counted, once. */
    public static Spread once(double value) {
        return new Spread(value, value, value);
    }

    /** Writes median, least and most with one format, such as {@code %.2f}; one number, if that is all there is. */
    public String as(String format) {
        String one = write(format, median);
        return min == max ? one : one + " [" + write(format, min) + " to " + write(format, max) + "]";
    }

    static String write(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
