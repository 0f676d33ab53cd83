package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.rng.UniformRandomProvider;

/** A function that a user wrote. */
final class CustomLatency extends Latency {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");
    private static final int LONGEST_NAME = 100;

    private final String name;
    private final LatencyFunction function;
    private final AtomicBoolean warned = new AtomicBoolean();

    CustomLatency(String name, LatencyFunction function) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c == '\'' || c < ' ')) {
            throw new IllegalArgumentException("name (" + name + ") must have from 1 to " + LONGEST_NAME
                    + " characters, none of them a single quote or a control character, and not all of them spaces");
        }
        this.name = name;
        this.function = Objects.requireNonNull(function, "function must not be null");
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        try {
            Duration latency = function.latency(random, asked.request());
            Checks.notNegative("latency", Objects.requireNonNull(latency, "latency must not be null"));
            return latency.toNanos();
        } catch (Throwable e) { // Not everything that compiles to a lambda declares what it throws.
            warn(e);
            return 0;
        }
    }

    /** The request goes on without a latency: an answer at once tells the author more than none at all. */
    private void warn(Throwable problem) {
        if (!warned.getAndSet(true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    this + " failed; requests for which it does wait not at all, and further failures are not logged",
                    problem);
        }
    }

    @Override
    boolean isConstant() {
        return false;
    }

    @Override
    Optional<LatencyFunction> function() {
        return Optional.of(function);
    }

    @Override
    double medianNanos() {
        return UNKNOWN;
    }

    @Override
    double meanNanos() {
        return UNKNOWN;
    }

    @Override
    public LatencyDescription describe(long seed) {
        return LatencyDescription.of("custom", Map.of(), this, seed);
    }

    @Override
    public String toString() {
        return "custom(" + Spec.quoted(name) + ")";
    }
}
