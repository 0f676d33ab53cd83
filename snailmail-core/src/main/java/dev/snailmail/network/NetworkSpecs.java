package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import java.util.List;

/** Reads networks from their specs, part by part. */
final class NetworkSpecs {

    static final String ALLOWED = "parts with commas between them, each at most once: a latency law such as "
            + "\"lognormal(mode=45ms, sigma=0.5)\", a shared rate such as \"100MB/s\", a limit on requests such as \"limit(5500/s, per=prefix)\"";

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
        if (Bandwidth.looksLikeOne(part)) {
            builder.shared(Bandwidth.parse(part));
        } else if (RequestLimit.looksLikeOne(part)) {
            builder.requestLimit(RequestLimit.parse(part));
        } else {
            builder.latency(Latency.parse(part));
        }
    }
}
