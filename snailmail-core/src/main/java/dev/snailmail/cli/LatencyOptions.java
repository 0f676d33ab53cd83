package dev.snailmail.cli;

import dev.snailmail.network.Latency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags that choose a law of latency: {@code --latency} alone, or {@code --dist} with flags of its own. */
final class LatencyOptions {

    /** About 292 years, which is what nanoseconds in a {@code long} can hold. */
    private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    @Option(
            names = "--dist",
            paramLabel = "NAME",
            description = "The law of latency: lognormal (with --mode-ms, --sigma), normal (--mean-ms, --std-ms),"
                    + " exponential (--mean-ms) or fixed (--value-ms); no latency unless given.")
    private String dist;

    @Option(names = "--mode-ms", paramLabel = "X", description = "The most likely latency of lognormal.")
    private Double modeMs;

    @Option(names = "--sigma", paramLabel = "X", description = "The spread of lognormal; 0.5 unless given.")
    private Double sigma;

    @Option(names = "--mean-ms", paramLabel = "X", description = "The mean of normal or exponential.")
    private Double meanMs;

    @Option(names = "--std-ms", paramLabel = "X", description = "The standard deviation of normal; 0 unless given.")
    private Double stdMs;

    @Option(names = "--value-ms", paramLabel = "X", description = "The latency of fixed.")
    private Double valueMs;

    @Option(
            names = "--latency",
            paramLabel = "SPEC",
            description = "Instead of --dist: the law as one spec, such as \"lognormal(mode=45ms, sigma=0.5)\".")
    private String latency;

    /**
     * Puts the flags together.
     *
     * @return the law, if a flag is given
     * @throws IllegalArgumentException if flags contradict each other or have values out of bounds
     */
    Optional<Latency> law() {
        if (latency != null && dist != null) {
            throw new IllegalArgumentException("--dist is not valid with --latency");
        } else if (dist == null) {
            given().keySet().stream().findFirst().ifPresent(flag -> {
                throw new IllegalArgumentException(flag + " requires --dist");
            });
            return latency == null ? Optional.empty() : Optional.of(lawOfSpec());
        }
        return Optional.of(lawOfDist());
    }

    private Latency lawOfSpec() {
        try {
            return Latency.parse(latency);
        } catch (IllegalArgumentException e) {
            throw UsageMessage.ofSpec("--latency", e);
        }
    }

    private Latency lawOfDist() {
        switch (dist) {
            case "lognormal":
                allow("--mode-ms", "--sigma");
                return sigma == null
                        ? Latency.logNormal(millis("--mode-ms"))
                        : Latency.logNormal(millis("--mode-ms"), requireNotNegative("--sigma", sigma));
            case "normal":
                allow("--mean-ms", "--std-ms");
                return Latency.normal(millis("--mean-ms"), stdMs == null ? Duration.ZERO : millis("--std-ms"));
            case "exponential":
                allow("--mean-ms");
                return Latency.exponential(millis("--mean-ms"));
            case "fixed":
                allow("--value-ms");
                return Latency.fixed(millis("--value-ms"));
            default:
                throw new IllegalArgumentException(
                        "--dist (" + dist + ") must be lognormal, normal, exponential or fixed");
        }
    }

    /** The flags that belong to some distribution, in the order of {@code --help}; only those that are given. */
    private Map<String, Double> given() {
        Map<String, Double> flags = new LinkedHashMap<>();
        flags.put("--mode-ms", modeMs);
        flags.put("--sigma", sigma);
        flags.put("--mean-ms", meanMs);
        flags.put("--std-ms", stdMs);
        flags.put("--value-ms", valueMs);
        flags.values().removeIf(value -> value == null);
        return flags;
    }

    private void allow(String... flags) {
        for (String flag : given().keySet()) {
            if (!List.of(flags).contains(flag)) {
                throw new IllegalArgumentException(flag + " is not valid with --dist " + dist);
            }
        }
    }

    private double required(String flag) {
        Double value = given().get(flag);
        if (value == null) {
            throw new IllegalArgumentException("--dist " + dist + " requires " + flag);
        }
        return value;
    }

    private Duration millis(String flag) {
        double value = requireNotNegative(flag, required(flag));
        BigDecimal nanos = BigDecimal.valueOf(value).movePointRight(6).setScale(0, RoundingMode.HALF_UP);
        if (nanos.compareTo(MOST_NANOS) > 0) {
            throw new IllegalArgumentException(flag + " (" + value + ") must be at most "
                    + Duration.ofNanos(Long.MAX_VALUE).toMillis());
        }
        return Duration.ofNanos(nanos.longValueExact());
    }

    static double requireNotNegative(String flag, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(flag + " (" + value + ") must be finite and not negative");
        }
        return value;
    }
}
