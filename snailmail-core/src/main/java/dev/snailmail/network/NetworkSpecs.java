package dev.snailmail.network;

import dev.snailmail.spec.Grammar;
import dev.snailmail.spec.Nearest;
import dev.snailmail.spec.Spec;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads networks from their specs, part by part. */
final class NetworkSpecs {

    private static final List<String> PRESETS =
            Arrays.stream(NetworkPreset.values()).map(NetworkPreset::id).toList();

    /** The parts that are calls, each of which sets something. All others are a preset, or a rate such as 100MB/s. */
    static final Grammar<Consumer<NetworkBuilder>> PARTS = Grammar.<Consumer<NetworkBuilder>>of(
                    "names no preset and no part of a network")
            .listing("a preset (" + String.join(", ", PRESETS)
                    + "), or parts with commas between them: a latency law such"
                    + " as fixed(20ms), a rate such as 100MB/s")
            .withUnlisted(LatencySpecs.LAWS, latency -> builder -> builder.latency(latency))
            .withUnlisted(BandwidthSpecs.RATES, rate -> builder -> builder.shared(rate))
            .with("shared", spec -> rate(spec, NetworkBuilder::shared), "shared(100MB/s)")
            .with("perConnection", spec -> rate(spec, NetworkBuilder::perConnection), "perConnection(10MB/s)")
            .with("fifo", spec -> rate(spec, NetworkBuilder::fifo), "fifo(10MB/s)")
            .with("up", spec -> rate(spec, NetworkBuilder::up), "up(1Mbit/s)")
            .with("slowStart", NetworkSpecs::slowStart, "slowStart(50ms)")
            .with(ConnectionSpecs.PARTS, Function.identity())
            .with(RequestLimit.SPECS, limit -> builder -> builder.requestLimit(limit))
            .with(Draws.SPECS, draws -> builder -> builder.draws(draws))
            .with("clientLink", NetworkSpecs::clientLink)
            .guessing(NetworkSpecs::meant);

    private NetworkSpecs() {}

    static Network parse(String text) {
        List<String> parts = parts(text);
        Optional<NetworkPreset> preset = NetworkPreset.named(parts.get(0));
        NetworkBuilder builder =
                preset.map(known -> known.network().toBuilder()).orElseGet(Network::builder);
        for (String part : parts.subList(preset.isPresent() ? 1 : 0, parts.size())) {
            try {
                part(part).accept(builder);
            } catch (IllegalStateException twice) {
                throw Spec.error(text, "has a part too many: " + twice.getMessage(), "each part once");
            }
        }
        return builder.build();
    }

    private static List<String> parts(String text) {
        try {
            return Spec.parts(text);
        } catch (IllegalArgumentException e) {
            throw PARTS.error(text, "has a parenthesis or a quote without its counterpart");
        }
    }

    private static Consumer<NetworkBuilder> part(String part) {
        if (NetworkPreset.named(part).isPresent()) {
            throw Spec.error(part, "is a preset, which must be the first part", "");
        } else if (BandwidthSpecs.isNumber(part) && meant(part).isEmpty()) {
            Bandwidth rate = Bandwidth.parse(part);
            return builder -> builder.shared(rate);
        }
        return PARTS.parse(part);
    }

    /** A preset in other letters, or a duration that is the latency. */
    private static Optional<String> meant(String text) {
        return LatencySpecs.fixedMeant(text)
                .map(fixed -> BandwidthSpecs.isBareNumber(text) ? fixed + " or " + text.strip() + "MB/s" : fixed)
                .or(() -> text.contains("/") ? Optional.empty() : Nearest.of(text, PRESETS));
    }

    private static Consumer<NetworkBuilder> rate(
            Spec spec, BiFunction<NetworkBuilder, Bandwidth, NetworkBuilder> setting) {
        Bandwidth rate = BandwidthSpecs.argument(spec, "rate", spec.arguments("rate")[0]);
        return builder -> setting.apply(builder, rate);
    }

    private static Consumer<NetworkBuilder> slowStart(Spec spec) {
        Duration roundTrip = spec.duration("rtt", spec.arguments("rtt")[0]);
        return builder -> spec.bounded(() -> builder.slowStart(roundTrip));
    }

    private static Consumer<NetworkBuilder> clientLink(Spec spec) {
        throw spec.error("has no spec: a link is shared and so is made in code, ClientLink.of(down, up)");
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
