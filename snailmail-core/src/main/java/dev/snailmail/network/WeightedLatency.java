package dev.snailmail.network;

import java.util.Objects;

/**
 * A part of a {@linkplain Latency#mixture mixture}: a law, and how large a part of the requests follows it. Made by
 * {@link Latency#weighted}.
 *
 * @param weight the part of the requests, above 0 and at most 1
 * @param latency the law of these requests
 */
public record WeightedLatency(double weight, Latency latency) {

    /**
     * Makes a part of a mixture.
     *
     * @param weight the part of the requests, above 0 and at most 1
     * @param latency the law of these requests
     * @throws IllegalArgumentException if the weight is out of bounds
     */
    public WeightedLatency {
        Objects.requireNonNull(latency, "latency must not be null; there is Latency.none()");
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("weight (" + Checks.written(weight) + ") must be above 0 and at most 1");
        }
    }

    /** {@return weight and law as in the spec of a mixture, such as {@code 0.02: fixed(400ms)}} */
    @Override
    public String toString() {
        return Checks.format(weight) + ": " + latency;
    }
}
