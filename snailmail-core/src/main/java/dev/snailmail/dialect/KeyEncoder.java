package dev.snailmail.dialect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Writes keys as paths of URLs. */
@API(status = API.Status.INTERNAL)
public final class KeyEncoder {

    private KeyEncoder() {}

    /**
     * Percent-encodes a key as UTF-8, but for its slashes. A colon is encoded too, since it would end a scheme at the
     * beginning of a relative reference.
     *
     * @param key the key
     * @return the path, relative to the root
     */
    public static String encode(String key) {
        return Stream.of(key.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
