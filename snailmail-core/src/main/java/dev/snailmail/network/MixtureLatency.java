package dev.snailmail.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;

/** Several laws, one of which is chosen by weight for each draw. */
final class MixtureLatency extends Latency {

    /** What is left to binary fractions, such as ten times a tenth. */
    private static final double TOLERANCE = 1e-9;

    private final List<WeightedLatency> parts;
    private final boolean constant;

    MixtureLatency(List<WeightedLatency> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("mixture must have at least one part");
        }
        double sum = parts.stream().mapToDouble(WeightedLatency::weight).sum();
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("sum of weights (" + Checks.written(sum) + ") must be 1");
        }
        this.parts = List.copyOf(parts);
        this.constant = parts.stream()
                .map(WeightedLatency::latency)
                .allMatch(part -> part.isConstant() && part.sampleNanos(null) == first().sampleNanos(null));
        Checks.size(size());
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return constant
                ? first().sampleNanos(null)
                : choose(random.nextDouble()).sampleNanos(random, asked);
    }

    private Latency choose(double chance) {
        double left = chance;
        for (WeightedLatency part : parts) {
            left -= part.weight();
            if (left < 0) {
                return part.latency();
            }
        }
        return parts.get(parts.size() - 1).latency();
    }

    private Latency first() {
        return parts.get(0).latency();
    }

    @Override
    boolean isConstant() {
        return constant;
    }

    @Override
    List<Latency> inner() {
        return parts.stream().map(WeightedLatency::latency).toList();
    }

    @Override
    Latency usual() {
        return new MixtureLatency(parts.stream()
                .map(part -> part.latency().usual().weighted(part.weight()))
                .toList());
    }

    @Override
    double medianNanos() {
        return constant ? first().medianNanos() : UNKNOWN;
    }

    @Override
    double meanNanos() {
        return parts.stream()
                .mapToDouble(part -> part.weight() * part.latency().meanNanos())
                .sum();
    }

    @Override
    public LatencyDescription describe(long seed) {
        return LatencyDescription.of("mixture", Map.of("parts", (double) parts.size()), this, seed);
    }

    @Override
    public String toString() {
        return parts.stream().map(WeightedLatency::toString).collect(Collectors.joining(", ", "mixture(", ")"));
    }
}
