package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import io.undertow.util.MimeMappings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients are told of the type of an object. */
class ContentTypesOnTheWireTest {

    private static final String UNKNOWN = "application/octet-stream";

    /** Extensions that Undertow knows and hardly anybody serves: old formats of print, archives and phones. */
    private static final List<String> OUT_OF_USE = List.of(
            "avx",
            "bcpio",
            "body",
            "class",
            "csh",
            "dvi",
            "etx",
            "gtar",
            "hqx",
            "man",
            "me",
            "mif",
            "movie",
            "mpv2",
            "ms",
            "oda",
            "ras",
            "rgb",
            "roff",
            "shar",
            "src",
            "sv4cpio",
            "sv4crc",
            "t",
            "tcl",
            "texi",
            "texinfo",
            "tr",
            "ustar",
            "wml",
            "wmlc",
            "wmls",
            "wmlscriptc",
            "wrl",
            "xwd");

    @ParameterizedTest
    @ValueSource(strings = {"a.m3u8", "a.geojson", "a.parquet", "a.unknown", "a"})
    void getAndHeadAgree(String key) {
        try (SlowServer server =
                        SlowServer.builder(ObjectStore.synthetic(key, 10)).start();
                WireClient client = WireClient.of(server)) {
            String type = client.get("/" + key).header("Content-Type").orElseThrow();
            assertThat(client.request("HEAD", "/" + key).header("Content-Type")).contains(type);
            assertThat(client.get("/" + key, "Range: bytes=0-1").header("Content-Type"))
                    .contains(type);
        }
    }

    /** Tells when Undertow's table, which others keep, has learned of a format that ours lacks. */
    @Test
    void noTypeIsMissingThatUndertowKnows() {
        Map<String, Long> keys = MimeMappings.DEFAULT_MIME_MAPPINGS.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(UNKNOWN))
                .map(Map.Entry::getKey)
                .filter(extension -> !OUT_OF_USE.contains(extension))
                .collect(Collectors.toMap(extension -> "object." + extension, extension -> 1L));
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic(keys)).start();
                WireClient client = WireClient.of(server)) {
            assertThat(keys.keySet())
                    .filteredOn(key -> client.request("HEAD", "/" + key)
                            .header("Content-Type")
                            .orElseThrow()
                            .equals(UNKNOWN))
                    .isEmpty();
        }
    }
}
