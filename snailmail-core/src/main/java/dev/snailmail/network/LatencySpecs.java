package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads latency laws from their specs. */
final class LatencySpecs {

    static final String ALLOWED = "\"lognormal(mode=45ms, sigma=0.5)\", \"normal(mean=45ms, std=10ms)\", "
            + "\"exponential(mean=45ms)\", \"fixed(20ms)\", \"none\", \"uniform(min=20ms, max=80ms)\", "
            + "\"gamma(mean=45ms, shape=2)\", \"weibull(scale=45ms, shape=1.5)\", \"pareto(min=20ms, alpha=2.5)\", "
            + "\"empirical(0: 5ms, 0.5: 30ms, 0.9: 64ms, 1: 200ms)\", \"empirical(file=latencies.txt)\", and around any of these "
            + "\"mixture(0.98: lognormal(21ms, 0.6), 0.02: fixed(400ms))\", \"shifted(lognormal(45ms), by=100ms)\", "
            + "\"capped(exponential(45ms), at=1s)\", \"scaled(gamma(45ms, 2), by=1.5)\", "
            + "\"except(lognormal(45ms), HEAD: fixed(5ms), GET meta/**: none, miss: fixed(2ms), first: fixed(50ms))\"";

    /** What makes the law of each name. */
    private static final Map<String, Function<Spec, Latency>> LAWS = Map.ofEntries(
            Map.entry("lognormal", LatencySpecs::logNormal),
            Map.entry("normal", LatencySpecs::normal),
            Map.entry("exponential", LatencySpecs::exponential),
            Map.entry("fixed", LatencySpecs::fixed),
            Map.entry("none", LatencySpecs::none),
            Map.entry("uniform", LatencySpecs::uniform),
            Map.entry("gamma", spec -> shaped(spec, "mean", "shape", Latency::gamma)),
            Map.entry("weibull", spec -> shaped(spec, "scale", "shape", Latency::weibull)),
            Map.entry("pareto", spec -> shaped(spec, "min", "alpha", Latency::pareto)),
            Map.entry("empirical", LatencySpecs::empirical),
            Map.entry("mixture", LatencySpecs::mixture),
            Map.entry("shifted", LatencySpecs::shifted),
            Map.entry("capped", LatencySpecs::capped),
            Map.entry("scaled", LatencySpecs::scaled),
            Map.entry("except", LatencySpecs::except),
            Map.entry("custom", LatencySpecs::custom));

    private LatencySpecs() {}

    /** Whether a call of this name is a law of latency. */
    static boolean isLaw(String name) {
        return LAWS.containsKey(name);
    }

    static Latency parse(String text) {
        return law(Spec.parse(text, ALLOWED));
    }

    private static Latency law(Spec spec) {
        Function<Spec, Latency> law = LAWS.get(spec.name());
        if (law == null) {
            throw spec.error("names no latency law");
        }
        return law.apply(spec);
    }

    private static Latency custom(Spec spec) {
        throw spec.error("stands for a function, which only Java code can give: see Latency.of(name, function)");
    }

    private static Latency logNormal(Spec spec) {
        String[] values = spec.arguments("mode", "sigma");
        Duration mode = spec.duration("mode", values[0]);
        if (values[1] == null) {
            return spec.bounded(() -> Latency.logNormal(mode));
        }
        double sigma = spec.number("sigma", values[1]);
        return spec.bounded(() -> Latency.logNormal(mode, sigma));
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
                .map(pair -> weighted(spec, spec.number("weight", pair[0]), law(spec.inner(pair[1]))))
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
        Latency latency = law(spec.inner(spec.first("latency")));
        for (String[] pair : spec.pairsBehind("requests: latency")) {
            Latency usual = latency;
            Latency other = law(spec.inner(pair[1]));
            latency = spec.bounded(() -> usual.except(pair[0], other));
        }
        return latency;
    }

    private static Latency latency(Spec spec, String value) {
        return law(spec.inner(spec.given("latency", value)));
    }
}
