package dev.snailmail.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A latency law in numbers.
 *
 * @param distribution the name of the law, as in its spec
 * @param parameters what it was made of, by name and in the order of the spec; a name that ends in {@code _ms} is
 *     in milliseconds. A law around another ({@code shifted}, {@code capped}, {@code scaled}) has its own numbers
 *     only, a {@code mixture} the number of its {@code parts}, {@code empirical} a percentile for each quantile,
 *     such as {@code p50_ms}, and {@code custom} has none. Exceptions are left out: {@code except} is described as the law without them
 * @param derived what follows from the parameters: {@code mu} (of the logarithm of milliseconds),
 *     {@code median_ms}, {@code mean_ms}; what the law has no closed form for, or is
 *     infinite, or is a parameter already, is left out
 * @param seed the seed of the draws
 */
public record LatencyDescription(
        String distribution, Map<String, Double> parameters, Map<String, Double> derived, long seed) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** With the median and the mean of the law without its exceptions, as far as they are known. */
    static LatencyDescription of(String distribution, Map<String, Double> parameters, Latency law, long seed) {
        Map<String, Double> derived = new LinkedHashMap<>();
        Latency usual = law.usual();
        derived.put("median_ms", usual.medianNanos() / NANOS_PER_MILLI);
        derived.put("mean_ms", usual.meanNanos() / NANOS_PER_MILLI);
        derived.values().removeIf(value -> value.isNaN());
        derived.keySet().removeAll(parameters.keySet());
        return new LatencyDescription(distribution, parameters, Collections.unmodifiableMap(derived), seed);
    }

    /** Two parameters, in order. */
    static Map<String, Double> parameters(String first, double firstValue, String second, double secondValue) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put(first, firstValue);
        parameters.put(second, secondValue);
        return Collections.unmodifiableMap(parameters);
    }

    /** {@return one line with all of it} */
    @Override
    public String toString() {
        return distribution + " " + parameters + ", derived " + derived + ", seed " + seed;
    }
}
