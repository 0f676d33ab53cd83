package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads networks from their specs, part by part. */
final class NetworkSpecs {

    static final String ALLOWED = "parts with commas between them, each at most once: a latency law such as "
            + "\"lognormal(mode=45ms, sigma=0.5)\", a shared rate such as \"100MB/s\", \"perConnection(10MB/s)\", "
            + "\"fifo(10MB/s)\", \"up(1Mbit/s)\", \"slowStart(50ms)\"";

    private NetworkSpecs() {}

    static Network parse(String text) {
        NetworkBuilder builder = Network.builder();
        for (String part : parts(text)) {
            try {
                add(builder, part);
            } catch (IllegalStateException twice) {
                throw Spec.error(text, "has a part too many: " + twice.getMessage(), ALLOWED);
            }
        }
        return builder.build();
    }

    private static List<String> parts(String text) {
        try {
            return Spec.parts(text);
        } catch (IllegalArgumentException e) {
            throw Spec.error(text, "has a parenthesis or a quote without its counterpart", ALLOWED);
        }
    }

    private static void add(NetworkBuilder builder, String part) {
        if (BandwidthSpecs.looksLikeOne(part)) {
            builder.shared(Bandwidth.parse(part));
            return;
        }
        switch (nameOf(part)) {
            case "shared" -> builder.shared(rate(part));
            case "perconnection" -> builder.perConnection(rate(part));
            case "fifo" -> builder.fifo(rate(part));
            case "up" -> builder.up(rate(part));
            case "slowstart" -> slowStart(builder, Spec.parse(part, ALLOWED));
            case "clientlink" ->
                throw Spec.error(
                        part, "has no spec: a link is shared and so is made in code, ClientLink.of(down, up)", ALLOWED);
            default -> builder.latency(Latency.parse(part));
        }
    }

    private static String nameOf(String part) {
        int end = part.indexOf('(');
        return (end < 0 ? part : part.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static Bandwidth rate(String part) {
        Spec spec = Spec.parse(part, BandwidthSpecs.ALLOWED);
        return BandwidthSpecs.argument(spec, "rate", spec.arguments("rate")[0]);
    }

    private static void slowStart(NetworkBuilder builder, Spec spec) {
        Duration roundTrip = spec.duration("rtt", spec.arguments("rtt")[0]);
        spec.bounded(() -> builder.slowStart(roundTrip));
    }

    static String write(Network network) {
        List<String> parts = new ArrayList<>();
        parts.add(network.latency().toString());
        parts.add(network.shared().toString());
        addLimit(parts, "perConnection", network.perConnection());
        addLimit(parts, "fifo", network.fifo());
        addLimit(parts, "up", network.up());
        if (!network.slowStart().isZero()) {
            parts.add("slowStart(" + Durations.format(network.slowStart()) + ")");
        }
        network.clientLink().ifPresent(link -> parts.add(link.toString()));
        return String.join(", ", parts);
    }

    private static void addLimit(List<String> parts, String name, Bandwidth rate) {
        if (!rate.isUnlimited()) {
            parts.add(name + "(" + rate + ")");
        }
    }
}
