package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.Recording;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysOnTheWireTest {

    @TempDir
    private Path folder;

    private SlowServer server;
    private WireClient client;

    @BeforeEach
    void start() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        for (String key : new String[] {
            "a b",
            "a+b",
            "a;b=c",
            "a?b",
            "a#b",
            "100%",
            "%ff",
            "é",
            "🐌/🐌",
            "a/b",
            "d/e/f/g/h/i/j/k",
            "..a",
            "a:b",
            "~a"
        }) {
            Path file = root.resolve(key);
            Files.createDirectories(file.getParent());
            Files.writeString(file, key);
        }
        Files.writeString(folder.resolve("secret"), "secret");
        server = SlowServer.builder(root).start();
        client = WireClient.of(server);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/a%20b,a b",
        "/a+b,a+b",
        "/a%2Bb,a+b",
        "/a%2bb,a+b",
        "/a;b=c,a;b=c",
        "/a%3Bb%3Dc,a;b=c",
        "/a%3fb,a?b",
        "/a%23b,a#b",
        "/100%25,100%",
        "/%25ff,%ff",
        "/%C3%A9,é",
        "/%c3%a9,é",
        "/%F0%9F%90%8C/%F0%9F%90%8C,🐌/🐌",
        "/a/b,a/b",
        "/a%2Fb,a/b",
        "/a%2fb,a/b",
        "/%61/%62,a/b",
        "/d/e/f/g/h/i/j/k,d/e/f/g/h/i/j/k",
        "/..a,..a",
        "/a:b,a:b",
        "/~a,~a",
        "/%7Ea,~a",
        "/a/b?query,a/b",
        "/a/b?a=/../../x&b=%00,a/b",
        "/a/b?,a/b",
        "//a/b,a/b",
        "///a/b?query,a/b",
    })
    void aTargetFindsItsObject(String target, String key) {
        assertServed(client.get(target), key);
        assertThat(server.recording().requests().get(0).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/é", "/🐌/🐌"})
    void bytesThatAClientDidNotEncodeAreUtf8(String target) {
        String asBytes = new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertServed(client.get(asBytes), target.substring(1));
    }

    private static void assertServed(WireResponse response, String key) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%ff", "/%C3", "/%ED%A0%80", "/A/b", "/a%252Fb", "/%2525ff"})
    void whatDecodesToNoKeyIsAMiss(String target) {
        assertMiss(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/100%", "/%", "/%2", "/a%zzb", "/a%2Fb%", "/a/b?c=%zz"})
    void aTargetThatIsNoUrlIsRefusedBeforeItIsARequest(String target) {
        assertThat(client.get(target).status()).isEqualTo(400);
        assertThat(client.readUntilClosed()).isEmpty();
        assertThat(server.recording().requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret",
                "/%2e%2e/secret",
                "/%2E%2E/secret",
                "/.%2e/secret",
                "/%2e%2e%2fsecret",
                "/..%2fsecret",
                "/..%5csecret",
                "/..\\secret",
                "/a/../../secret",
                "/a/%2e%2e/%2e%2e/secret",
                "/a/../b",
                "/./a/b",
                "/a/./b",
                "/a//b",
                "//etc/passwd",
                "//../secret",
                "/%2fetc/passwd",
                "/%2Fetc%2Fpasswd",
                "/etc/passwd",
                "/..%00/secret",
                "/a/b%00",
                "/a/b%00.txt",
                "/%c0%ae%c0%ae/secret",
                "/%c0%ae%c0%ae%c0%afsecret",
                "/..%c0%afsecret",
                "/%e0%80%ae%e0%80%ae/secret",
                "/%252e%252e/secret",
                "/..;/secret",
                "/..",
                "/.",
                "/%2e",
                "/a/b/",
                "/a/b/.",
                "/a/b/..",
                "/a",
                "/a/"
            })
    void nothingOutsideTheRootIsServed(String target) {
        assertMiss(target);
    }

    private void assertMiss(String target) {
        WireResponse response = client.get(target);
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
        assertServed(client.get("/a/b"), "a/b");
        Recording recording = server.recording();
        assertThat(recording.misses()).isEqualTo(1);
        assertThat(recording.requests().get(0).isMiss()).isTrue();
    }

    @Test
    void aLinkOutOfTheRootIsAMiss() throws IOException {
        Files.createSymbolicLink(folder.resolve("root/link"), folder.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("root/up"), folder);
        assertMiss("/link");
        assertThat(client.get("/up/secret").status()).isEqualTo(404);
    }
}
