package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads rates from their specs. */
final class BandwidthSpecs {

    static final String ALLOWED = "\"100MB/s\", \"10Mbit/s\" (B, kB, MB, GB, KiB, MiB, GiB, bit, kbit, Mbit, Gbit), "
            + "\"unlimited\", \"steps(0s: 100MB/s, 5s: 10MB/s)\", "
            + "\"sine(mean=50MB/s, amplitude=40MB/s, period=10s)\", "
            + "\"random(min=1MB/s, max=10MB/s, every=1s)\", and around any of these "
            + "\"outage(100MB/s, from=2s, to=4s)\"";

    private static final Pattern NUMBER = Pattern.compile("-?\\d");
    private static final Pattern SCHEDULE =
            Pattern.compile("\\s*(steps|sine|random|outage)\\b", Pattern.CASE_INSENSITIVE);

    private BandwidthSpecs() {}

    /** Whether a spec is to be read as a rate, rather than as something else that a network is made of. */
    static boolean looksLikeOne(String spec) {
        return spec.equalsIgnoreCase(FixedRate.UNLIMITED_SPEC)
                || NUMBER.matcher(spec).lookingAt()
                || SCHEDULE.matcher(spec).lookingAt();
    }

    static Bandwidth parse(String text) {
        return SCHEDULE.matcher(text).lookingAt() ? schedule(Spec.parse(text, ALLOWED)) : FixedRate.ofSpec(text);
    }

    /** Reads an argument that is a rate. */
    static Bandwidth argument(Spec spec, String parameter, String value) {
        String given = spec.given(parameter, value);
        return SCHEDULE.matcher(given).lookingAt() ? schedule(spec.inner(given)) : FixedRate.ofSpec(given);
    }

    private static Bandwidth schedule(Spec spec) {
        return switch (spec.name()) {
            case "steps" -> steps(spec);
            case "sine" -> sine(spec);
            case "random" -> random(spec);
            case "outage" -> outage(spec);
            default -> throw spec.error("names no schedule of rates");
        };
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
