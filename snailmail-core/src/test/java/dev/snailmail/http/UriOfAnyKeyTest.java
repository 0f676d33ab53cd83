package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UriOfAnyKeyTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Property(tries = 60, seed = "1")
    void anyKeyIsReachableThroughItsUri(@ForAll("objects") Map<String, byte[]> objects)
            throws IOException, InterruptedException {
        try (SlowServer server = SlowServer.builder(ObjectStore.of(objects)).start()) {
            for (Map.Entry<String, byte[]> object : objects.entrySet()) {
                HttpRequest get =
                        HttpRequest.newBuilder(server.uri(object.getKey())).build();
                assertThat(CLIENT.send(get, BodyHandlers.ofByteArray()).body()).isEqualTo(object.getValue());
            }
            assertThat(server.recording().byKey()).containsOnlyKeys(objects.keySet());
            assertThat(server.recording().misses()).isZero();
        }
    }

    @Provide
    Arbitrary<Map<String, byte[]>> objects() {
        Arbitrary<String> hostile = Arbitraries.strings()
                .withChars("/.%+?#;:&=@!$'()*,~ \"<>[]^`{|}-_é🐌\t\r\n\u007f\u00a0\uffff")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(12);
        return Arbitraries.oneOf(hostile, any)
                .map(key -> new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .filter(UriOfAnyKeyTest::isKey)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(keys -> {
                    Map<String, byte[]> objects = new HashMap<>();
                    keys.forEach(key -> objects.put(key, key.getBytes(StandardCharsets.UTF_8)));
                    return objects;
                });
    }

    private static boolean isKey(String key) {
        try {
            ObjectStore.of(Map.of(key, new byte[0]));
            return true;
        } catch (IllegalArgumentException notAKey) {
            return false;
        }
    }
}
