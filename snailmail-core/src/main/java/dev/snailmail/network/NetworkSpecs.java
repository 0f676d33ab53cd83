package dev.snailmail.network;

import dev.snailmail.spec.Spec;
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
                            + " \"lognormal(mode=45ms, sigma=0.5)\", a shared rate such as \"100MB/s\", "
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
        if (Bandwidth.looksLikeOne(part)) {
            builder.shared(Bandwidth.parse(part));
            return;
        }
        Spec spec = Spec.parse(part, ALLOWED);
        Optional<BiConsumer<NetworkBuilder, Spec>> setting = ConnectionSpecs.named(spec.name());
        if (setting.isPresent()) {
            setting.get().accept(builder, spec);
        } else if (spec.name().equals(RequestLimit.NAME)) {
            builder.requestLimit(RequestLimit.parse(part));
        } else if (spec.name().equals("draws")) {
            builder.draws(Draws.parse(part));
        } else if (LatencySpecs.isLaw(spec.name())) {
            builder.latency(Latency.parse(part));
        } else {
            throw spec.error("names no preset and no part of a network");
        }
    }
}
