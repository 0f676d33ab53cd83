package dev.snailmail.network;

import dev.snailmail.spec.Grammar;
import dev.snailmail.spec.Spec;
import dev.snailmail.time.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads latency laws from their specs. */
final class LatencySpecs {

    /** {@code p50}, {@code p99.9}. */
    private static final Pattern PERCENTILE = Pattern.compile("p\\d+(?:\\.\\d+)?");

    /** The laws, each with its forms. */
    static final Grammar<Latency> LAWS = Grammar.<Latency>of("names no latency law")
            .with(
                    "lognormal",
                    LatencySpecs::logNormal,
                    "lognormal(mode=45ms, sigma=0.5)",
                    "lognormal(p50=30ms, p99=120ms)")
            .with("normal", LatencySpecs::normal, "normal(mean=45ms, std=10ms)")
            .with("exponential", LatencySpecs::exponential, "exponential(mean=45ms)")
            .with("fixed", LatencySpecs::fixed, "fixed(20ms)")
            .with("none", LatencySpecs::none, "none")
            .with("uniform", LatencySpecs::uniform, "uniform(min=20ms, max=80ms)")
            .with("gamma", spec -> shaped(spec, "mean", "shape", Latency::gamma), "gamma(mean=45ms, shape=2)")
            .with("weibull", spec -> shaped(spec, "scale", "shape", Latency::weibull), "weibull(scale=45ms, shape=1.5)")
            .with("pareto", spec -> shaped(spec, "min", "alpha", Latency::pareto), "pareto(min=20ms, alpha=2.5)")
            .with(
                    "empirical",
                    LatencySpecs::empirical,
                    "empirical(0: 5ms, 0.5: 30ms, 0.9: 64ms, 1: 200ms)",
                    "empirical(file=latencies.txt)")
            .with("mixture", LatencySpecs::mixture, "mixture(0.98: lognormal(21ms, 0.6), 0.02: fixed(400ms))")
            .with("shifted", LatencySpecs::shifted, "shifted(lognormal(45ms), by=100ms)")
            .with("capped", LatencySpecs::capped, "capped(exponential(45ms), at=1s)")
            .with("scaled", LatencySpecs::scaled, "scaled(gamma(45ms, 2), by=1.5)")
            .with(
                    "except",
                    LatencySpecs::except,
                    "except(lognormal(45ms), HEAD: fixed(5ms), GET meta/**: none, miss: fixed(2ms), first: fixed(50ms))")
            .with("custom", LatencySpecs::custom)
            .guessing(LatencySpecs::meant);

    private LatencySpecs() {}

    static Latency parse(String text) {
        return LAWS.parse(text);
    }

    /** A duration alone, or a name of something else. */
    private static Optional<String> meant(String text) {
        return fixedMeant(text).or(() -> NetworkPreset.named(text.strip()).map(preset -> "the network " + preset.id()));
    }

    /** A duration, or a number without a unit. */
    static Optional<String> fixedMeant(String text) {
        String bare = text.strip();
        return Stream.of(bare, bare + "ms")
                .filter(duration -> Durations.parse(duration).isPresent())
                .findFirst()
                .map(duration -> "fixed(" + duration + ")");
    }

    private static Latency custom(Spec spec) {
        throw spec.error("stands for a function, which only Java code can give: see Latency.of(name, function)");
    }

    private static Latency logNormal(Spec spec) {
        if (spec.named().keySet().stream().anyMatch(PERCENTILE.asMatchPredicate())) {
            return logNormalByPercentiles(spec);
        }
        String[] values = spec.arguments("mode", "sigma");
        Duration mode = spec.duration("mode", values[0]);
        if (values[1] == null) {
            return spec.bounded(() -> Latency.logNormal(mode));
        }
        double sigma = spec.number("sigma", values[1]);
        return spec.bounded(() -> Latency.logNormal(mode, sigma));
    }

    private static Latency logNormalByPercentiles(Spec spec) {
        String[] names = spec.named().keySet().toArray(String[]::new);
        if (names.length != 2 || !Stream.of(names).allMatch(PERCENTILE.asMatchPredicate())) {
            throw spec.error("must have either two percentiles, or mode and sigma");
        }
        String[] values = spec.arguments(names);
        Duration first = spec.duration(names[0], values[0]);
        Duration second = spec.duration(names[1], values[1]);
        return spec.bounded(() -> Latency.logNormalByPercentiles(percent(names[0]), first, percent(names[1]), second));
    }

    private static double percent(String name) {
        return Double.parseDouble(name.substring(1));
    }

    private static Latency normal(Spec spec) {
        String[] values = spec.arguments("mean", "std");
        Duration mean = spec.duration("mean", values[0]);
        Duration std = values[1] == null ? Duration.ZERO : spec.duration("std", values[1]);
        return spec.bounded(() -> Latency.normal(mean, std));
    }

    private static Latency exponential(Spec spec) {
        Duration mean = spec.duration("mean", spec.arguments("mean")[0]);
        return spec.bounded(() -> Latency.exponential(mean));
    }

    private static Latency fixed(Spec spec) {
        Duration value = spec.duration("value", spec.arguments("value")[0]);
        return spec.bounded(() -> Latency.fixed(value));
    }

    private static Latency none(Spec spec) {
        spec.arguments();
        return Latency.none();
    }

    private static Latency uniform(Spec spec) {
        String[] values = spec.arguments("min", "max");
        Duration min = spec.duration("min", values[0]);
        Duration max = spec.duration("max", values[1]);
        return spec.bounded(() -> Latency.uniform(min, max));
    }

    private static Latency shaped(
            Spec spec, String length, String shape, BiFunction<Duration, Double, Latency> factory) {
        String[] values = spec.arguments(length, shape);
        Duration lengthValue = spec.duration(length, values[0]);
        double shapeValue = spec.number(shape, values[1]);
        return spec.bounded(() -> factory.apply(lengthValue, shapeValue));
    }

    private static Latency empirical(Spec spec) {
        if (spec.names("file")) {
            String file = spec.arguments("file")[0];
            return spec.bounded(() -> Latency.empirical(Path.of(file)));
        }
        Map<Double, Duration> table = new LinkedHashMap<>();
        for (String[] pair : spec.pairs("quantile: latency")) {
            if (table.put(spec.number("quantile", pair[0]), spec.duration("quantile " + pair[0], pair[1])) != null) {
                throw spec.error("gives quantile " + pair[0] + " twice");
            }
        }
        return spec.bounded(() -> Latency.empirical(table));
    }

    private static Latency mixture(Spec spec) {
        WeightedLatency[] parts = spec.pairs("weight: latency").stream()
                .map(pair -> weighted(spec, spec.number("weight", pair[0]), LAWS.inner(spec, pair[1])))
                .toArray(WeightedLatency[]::new);
        return spec.bounded(() -> Latency.mixture(parts));
    }

    private static WeightedLatency weighted(Spec spec, double weight, Latency latency) {
        return spec.bounded(() -> latency.weighted(weight));
    }

    private static Latency shifted(Spec spec) {
        String[] values = spec.arguments("latency", "by");
        Latency latency = latency(spec, values[0]);
        Duration by = spec.duration("by", values[1]);
        return spec.bounded(() -> latency.shiftedBy(by));
    }

    private static Latency capped(Spec spec) {
        String[] values = spec.arguments("latency", "at");
        Latency latency = latency(spec, values[0]);
        Duration at = spec.duration("at", values[1]);
        return spec.bounded(() -> latency.cappedAt(at));
    }

    private static Latency scaled(Spec spec) {
        String[] values = spec.arguments("latency", "by");
        Latency latency = latency(spec, values[0]);
        double by = spec.number("by", values[1]);
        return spec.bounded(() -> latency.scaledBy(by));
    }

    private static Latency except(Spec spec) {
        Latency latency = LAWS.inner(spec, spec.first("latency"));
        for (String[] pair : spec.pairsBehind("requests: latency")) {
            Latency usual = latency;
            Latency other = LAWS.inner(spec, pair[1]);
            latency = spec.bounded(() -> usual.except(pair[0], other));
        }
        return latency;
    }

    private static Latency latency(Spec spec, String value) {
        return LAWS.inner(spec, spec.given("latency", value));
    }
}
