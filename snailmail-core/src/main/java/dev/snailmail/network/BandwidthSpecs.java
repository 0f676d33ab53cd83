package dev.snailmail.network;

import dev.snailmail.spec.Grammar;
import dev.snailmail.spec.Spec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads rates from their specs. */
final class BandwidthSpecs {

    /** The rates that are calls. All others are a number and a unit. */
    static final Grammar<Bandwidth> RATES = Grammar.<Bandwidth>of("names no rate")
            .listing("a rate such as 100MB/s or 10Mbit/s")
            .with(FixedRate.UNLIMITED_SPEC, BandwidthSpecs::unlimited, FixedRate.UNLIMITED_SPEC)
            .with("steps", BandwidthSpecs::steps, "steps(0s: 100MB/s, 5s: 10MB/s)")
            .with("sine", BandwidthSpecs::sine, "sine(mean=50MB/s, amplitude=40MB/s, period=10s)")
            .with("random", BandwidthSpecs::random, "random(min=1MB/s, max=10MB/s, every=1s)")
            .with("outage", BandwidthSpecs::outage, "outage(100MB/s, from=2s, to=4s)");

    private static final Pattern NUMBER = Pattern.compile("\\s*-?\\d.*", Pattern.DOTALL);
    private static final Pattern BARE_NUMBER = Pattern.compile("\\s*-?\\d+(?:\\.\\d+)?\\s*");

    private BandwidthSpecs() {}

    /** Whether a text can only be meant as a number and a unit. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Whether a text is a number that lacks its unit. */
    static boolean isBareNumber(String text) {
        return BARE_NUMBER.matcher(text).matches();
    }

    static Bandwidth parse(String text) {
        return isNumber(text) ? FixedRate.parse(text, problem -> RATES.error(text, problem)) : RATES.parse(text);
    }

    /** Reads an argument that is a rate. */
    static Bandwidth argument(Spec spec, String parameter, String value) {
        String given = spec.given(parameter, value);
        return isNumber(given)
                ? FixedRate.parse(given, problem -> spec.bad(parameter, given, problem))
                : RATES.inner(spec, given);
    }

    private static Bandwidth unlimited(Spec spec) {
        spec.arguments();
        return FixedRate.UNLIMITED;
    }

    private static Bandwidth steps(Spec spec) {
        Map<Duration, Bandwidth> steps = new LinkedHashMap<>();
        Duration last = Duration.ofNanos(-1);
        for (String[] pair : spec.pairs("time: rate")) {
            Duration start = spec.duration("step", pair[0]);
            if (start.compareTo(last) <= 0) {
                throw spec.error("has the step at " + pair[0] + " not after the one before it");
            }
            steps.put(start, argument(spec, "rate", pair[1]));
            last = start;
        }
        return spec.bounded(() -> Bandwidth.steps(steps));
    }

    private static Bandwidth sine(Spec spec) {
        String[] values = spec.arguments("mean", "amplitude", "period");
        Bandwidth mean = argument(spec, "mean", values[0]);
        Bandwidth amplitude = argument(spec, "amplitude", values[1]);
        Duration period = spec.duration("period", values[2]);
        return spec.bounded(() -> Bandwidth.sine(mean, amplitude, period));
    }

    private static Bandwidth random(Spec spec) {
        String[] values = spec.arguments("min", "max", "every");
        Bandwidth min = argument(spec, "min", values[0]);
        Bandwidth max = argument(spec, "max", values[1]);
        Duration every = spec.duration("every", values[2]);
        return spec.bounded(() -> Bandwidth.random(min, max, every));
    }

    private static Bandwidth outage(Spec spec) {
        String[] values = spec.arguments("rate", "from", "to");
        Bandwidth rate = argument(spec, "rate", values[0]);
        Duration from = spec.duration("from", values[1]);
        Duration to = spec.duration("to", values[2]);
        return spec.bounded(() -> rate.withOutage(from, to));
    }
}
