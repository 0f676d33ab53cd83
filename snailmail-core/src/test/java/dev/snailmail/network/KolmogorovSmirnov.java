package dev.snailmail.network;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** How far draws are from a law: the largest distance between their distribution functions. */
final class KolmogorovSmirnov {

    private KolmogorovSmirnov() {}

    /** Draws may repeat, as those of a law that is capped do; before a jump of the law it is a nanosecond earlier. */
    static double distance(long[] draws, DoubleUnaryOperator cumulative) {
        long[] sorted = draws.clone();
        Arrays.sort(sorted);
        double distance = 0;
        int first = 0;
        while (first < sorted.length) {
            int next = first + 1;
            while (next < sorted.length && sorted[next] == sorted[first]) {
                next++;
            }
            double below = cumulative.applyAsDouble(Math.max(0, sorted[first] - 1)) - (double) first / sorted.length;
            double above = cumulative.applyAsDouble(sorted[first]) - (double) next / sorted.length;
            distance = Math.max(distance, Math.max(Math.abs(below), Math.abs(above)));
            first = next;
        }
        return distance;
    }

    /** The standard normal distribution function, by Simpson's rule. */
    static double normal(double z) {
        if (z < -8) {
            return 0;
        } else if (z > 8) {
            return 1;
        }
        int steps = 200;
        double width = z / steps;
        double sum = density(0) + density(z);
        for (int i = 1; i < steps; i++) {
            sum += density(i * width) * (i % 2 == 0 ? 2 : 4);
        }
        return 0.5 + sum * width / 3;
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
