package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Reads networks from their specs, part by part. */
final class NetworkSpecs {

    static final String ALLOWED = Arrays.stream(NetworkPreset.values())
            .map(preset -> '"' + preset.id() + '"')
            .collect(Collectors.joining(
                    ", ",
                    "a preset (",
                    "), or parts with commas between them, each at most once: a latency law such as"
                            + " \"lognormal(mode=45ms, sigma=0.5)\", a shared rate such as \"100MB/s\","
                            + " \"perConnection(10MB/s)\", \"fifo(10MB/s)\", \"up(1Mbit/s)\", \"slowStart(50ms)\", "
                            + ConnectionSpecs.ALLOWED
                            + ", a limit on requests such as \"limit(5500/s, per=prefix)\""
                            + ", \"draws(arrival)\" or what draws are keyed by, such as \"draws(method, key, occurrence)\";"
                            + " a preset may be followed by parts that replace its own"));

    private NetworkSpecs() {}

    static Network parse(String text) {
        List<String> parts = parts(text);
        Optional<NetworkPreset> preset = NetworkPreset.named(parts.get(0));
        NetworkBuilder builder =
                preset.map(known -> known.network().toBuilder()).orElseGet(Network::builder);
        for (String part : parts.subList(preset.isPresent() ? 1 : 0, parts.size())) {
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
        Spec spec = Spec.parse(part, ALLOWED);
        switch (spec.name()) {
            case "shared" -> builder.shared(rate(part));
            case "perconnection" -> builder.perConnection(rate(part));
            case "fifo" -> builder.fifo(rate(part));
            case "up" -> builder.up(rate(part));
            case "slowstart" -> slowStart(builder, spec);
            case "clientlink" ->
                throw spec.error("has no spec: a link is shared and so is made in code, ClientLink.of(down, up)");
            case RequestLimit.NAME -> builder.requestLimit(RequestLimit.parse(part));
            case "draws" -> builder.draws(Draws.parse(part));
            default -> addOther(builder, part, spec);
        }
    }

    private static void addOther(NetworkBuilder builder, String part, Spec spec) {
        Optional<BiConsumer<NetworkBuilder, Spec>> connection = ConnectionSpecs.named(spec.name());
        if (connection.isPresent()) {
            connection.get().accept(builder, spec);
        } else if (LatencySpecs.isLaw(spec.name())) {
            builder.latency(Latency.parse(part));
        } else {
            throw spec.error("names no preset and no part of a network");
        }
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
        if (!network.connectionCost().isNone()) {
            parts.add(network.connectionCost().toString());
        }
        network.requestLimit().ifPresent(limit -> parts.add(limit.toString()));
        if (!network.draws().equals(Draws.DEFAULT)) {
            parts.add(network.draws().toString());
        }
        return String.join(", ", parts);
    }

    private static void addLimit(List<String> parts, String name, Bandwidth rate) {
        if (!rate.isUnlimited()) {
            parts.add(name + "(" + rate + ")");
        }
    }
}
