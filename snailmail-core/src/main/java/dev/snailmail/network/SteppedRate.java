package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A rate that changes at given times and stays at the last. */
final class SteppedRate extends PiecewiseRate {

    private static final int MOST_STEPS = 1_000;

    private final TreeMap<Duration, Bandwidth> steps;
    private final double[] starts;
    private final double[] rates;

    SteppedRate(Map<Duration, Bandwidth> steps) {
        this.steps = new TreeMap<>(steps);
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("steps (" + steps.size() + ") must be from 1 to " + MOST_STEPS);
        }
        this.steps.forEach((start, rate) -> {
            Checks.schedule("step", start);
            Checks.limit("step " + Durations.format(start), rate);
        });
        if (!this.steps.firstKey().isZero()) {
            throw new IllegalArgumentException(
                    "first step (" + Durations.format(this.steps.firstKey()) + ") must be at 0s");
        }
        this.starts =
                this.steps.keySet().stream().mapToDouble(Duration::toNanos).toArray();
        this.rates = this.steps.values().stream()
                .mapToDouble(Bandwidth::toBytesPerSecond)
                .toArray();
    }

    @Override
    long pieceAt(double at) {
        int found = Arrays.binarySearch(starts, at);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    @Override
    double endOf(long piece) {
        return piece + 1 < starts.length ? starts[(int) piece + 1] : Double.POSITIVE_INFINITY;
    }

    @Override
    double rateOf(long piece) {
        return rates[(int) piece];
    }

    @Override
    long mostPieces() {
        return rates.length;
    }

    @Override
    double mostBytesPerSecond() {
        return Arrays.stream(rates).max().orElseThrow();
    }

    @Override
    public double toBytesPerSecond() {
        return rates[rates.length - 1];
    }

    @Override
    public String toString() {
        return steps.entrySet().stream()
                .map(step -> Checks.seconds(step.getKey()) + ": " + step.getValue())
                .collect(Collectors.joining(", ", "steps(", ")"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SteppedRate rate && rate.steps.equals(steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }
}
