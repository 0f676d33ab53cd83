package dev.snailmail.examples.bench.pure;

import dev.snailmail.network.Latency;
import java.time.Duration;
import java.util.Random;

/** One law of each kind that {@link Latency} makes. */
public enum Law {
    NONE("none"),
    FIXED("fixed(45ms)"),
    UNIFORM("uniform(20ms, 80ms)"),
    EXPONENTIAL("exponential(45ms)"),
    NORMAL("normal(45ms, 10ms)"),
    LOG_NORMAL("lognormal(45ms, 0.5)"),
    GAMMA("gamma(45ms, 2)"),
    GAMMA_BELOW_ONE("gamma(45ms, 0.5)"),
    WEIBULL("weibull(45ms, 1.5)"),
    PARETO("pareto(20ms, 2.5)"),
    QUANTILES("empirical(0: 5ms, 0.5: 30ms, 0.9: 64ms, 1: 200ms)"),
    MEASURED(Latency.empirical(
            new Random(1).ints(10_000, 5, 500).mapToObj(Duration::ofMillis).toList())),
    MIXTURE("mixture(0.98: lognormal(21ms, 0.6), 0.02: fixed(400ms))"),
    SHIFTED("shifted(lognormal(45ms), by=100ms)"),
    CAPPED("capped(lognormal(45ms), at=1s)"),
    SCALED("scaled(lognormal(45ms), by=1.5)"),
    EXCEPT("except(lognormal(45ms), HEAD: fixed(5ms), miss: fixed(2ms), meta/**: fixed(9ms))"),
    CUSTOM(Latency.of("length of the key", (random, request) -> Duration.ofNanos(random.nextInt(1000))));

    private final Latency latency;

    Law(String spec) {
        this(Latency.parse(spec));
    }

    Law(Latency latency) {
        this.latency = latency;
    }

    Latency latency() {
        return latency;
    }

    /** For a table: the spec, unless it is that of thousands of measurements. */
    String label() {
        return this == MEASURED ? "empirical, of 10,000 measurements" : latency.toString();
    }
}
