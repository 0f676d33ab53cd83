package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report of 16 MB from a JVM with a heap of 64 MB. */
@Timeout(120)
class LargeReportTest {

    private static final int KEYS = 1_000;
    private static final int KEY_LENGTH = 8_000;
    private static final long LENGTH = 2L * KEYS * KEY_LENGTH;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void isStreamed(@TempDir Path root) throws IOException, InterruptedException {
        Files.writeString(root.resolve("a"), "a");
        Process server = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        root.toString(),
                        "--json",
                        "--control-port",
                        "0"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = server.inputReader()) {
            JsonNode announced = JsonMapper.shared().readTree(out.readLine());
            ask(URI.create(announced.get("base").stringValue()));
            URI control = URI.create(announced.get("control").stringValue());
            assertThat(lengthOf(control.resolve("report"))).isGreaterThan(LENGTH);
            assertThat(lengthOf(control.resolve("requests"))).isGreaterThan(LENGTH);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private void ask(URI base) throws IOException, InterruptedException {
        for (int i = 0; i < KEYS; i++) {
            String key = "k".repeat(KEY_LENGTH - 5) + String.format("%05d", i);
            assertThat(get(base.resolve(key)).statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<InputStream> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private long lengthOf(URI document) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = get(document);
        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream body = response.body()) {
            byte[] buffer = new byte[1 << 16];
            long length = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                length += read;
            }
            return length;
        }
    }
}
