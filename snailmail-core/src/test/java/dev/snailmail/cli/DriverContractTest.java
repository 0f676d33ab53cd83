package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What drivers in other languages rely on, as one of them would be written: it starts the command with {@code --json}, adds
 * paths to the URLs that are announced, and knows no more than the names of fields.
 */
class DriverContractTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path root;

    @BeforeEach
    void fillStore() throws IOException {
        Files.createDirectory(root.resolve("chunks"));
        Files.createDirectory(root.resolve("meta"));
        Files.writeString(root.resolve("chunks/0.0.0"), "c".repeat(4096));
        Files.writeString(root.resolve("chunks/0.0.1"), "d".repeat(2048));
        Files.writeString(root.resolve("meta/zarr.json"), "{}");
    }

    private void driving(CommandRun.Visit visit, String... flags) {
        List<String> args = new ArrayList<>(List.of(root.toString(), "--json", "--control-port", "0"));
        args.addAll(List.of(flags));
        CommandRun run = CommandRun.serving(visit, args.toArray(String[]::new));
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(1);
    }

    private static HttpRequest request(CommandRun run, String method, String key, String range) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(run.announced().get("base").asString() + key))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        return request.build();
    }

    private static HttpResponse<String> read(CommandRun run, String method, String key, String range)
            throws IOException, InterruptedException {
        return CLIENT.send(request(run, method, key, range), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode stats(CommandRun run) throws IOException, InterruptedException {
        return run.controlJson("GET", "/stats", "");
    }

    @Test
    void theDescriptionIsThatOfADirectory() {
        driving(run -> {
            JsonNode described = run.announced();
            assertThat(described.get("root").asString()).isEqualTo(root.toString());
            assertThat(described.get("base").asString())
                    .isEqualTo("http://127.0.0.1:" + described.get("port").asInt() + "/");
            assertThat(described.get("n_files").asInt()).isEqualTo(3);
            assertThat(described.get("bandwidth_mbs").isNull()).isTrue();
            assertThat(described.get("latency")).hasToString("{\"dist\":\"fixed\",\"value_ms\":0.0}");
            assertThat(described.propertyNames()).doesNotContain("url", "file", "size_bytes");
        });
    }

    @Test
    void theKeysAreSorted() {
        driving(run -> assertThat(run.controlJson("GET", "/keys", ""))
                .hasToString("[\"chunks/0.0.0\",\"chunks/0.0.1\",\"meta/zarr.json\"]"));
    }

    @Test
    void pathsHaveALeadingSlashAndMethodsTheirCounts() {
        driving(run -> {
            read(run, "GET", "chunks/0.0.0", "");
            read(run, "GET", "chunks/0.0.0", "");
            read(run, "HEAD", "meta/zarr.json", "");

            assertThat(stats(run).get("paths")).hasToString("{\"/chunks/0.0.0\":2,\"/meta/zarr.json\":1}");
            assertThat(stats(run).get("methods")).hasToString("{\"GET\":2,\"HEAD\":1}");
            assertThat(stats(run).get("n_gets").asInt()).isEqualTo(2);
            assertThat(stats(run).get("n_requests").asInt()).isEqualTo(3);
        });
    }

    @Test
    void bytesAreThoseOfRangesAndNotOfHeads() {
        driving(run -> {
            assertThat(read(run, "GET", "chunks/0.0.0", "bytes=0-99").body()).hasSize(100);
            read(run, "GET", "chunks/0.0.1", "bytes=50-249");
            read(run, "HEAD", "chunks/0.0.0", "");

            assertThat(stats(run).get("total_bytes").asInt()).isEqualTo(300);
        });
    }

    @Test
    void missesAreCountedAndHitsAreNot() {
        driving(run -> {
            assertThat(read(run, "GET", "does_not_exist.bin", "").statusCode()).isEqualTo(404);
            read(run, "GET", "chunks/0.0.0", "");

            assertThat(stats(run).get("n_misses").asInt()).isEqualTo(1);
        });
    }

    @Test
    void aMalformedRangeIsNoErrorOfTheServer() {
        driving(run -> {
            for (String range : List.of("bytes=bad", "bytes=abc-def", "bytes=-")) {
                assertThat(read(run, "GET", "chunks/0.0.0", range).statusCode()).isEqualTo(200);
            }
        });
    }

    @Test
    void nothingOutsideOfTheRootIsServed() throws IOException {
        Files.writeString(root.resolveSibling(root.getFileName() + ".secret"), "secret");
        driving(run -> {
            String secret = root.getFileName() + ".secret";
            for (String key : List.of("../" + secret, "chunks/../../" + secret, "%2e%2e/" + secret)) {
                HttpResponse<String> answer = read(run, "GET", key, "");
                assertThat(answer.statusCode()).isBetween(400, 499);
                assertThat(answer.body()).doesNotContain("secret");
            }
        });
    }

    @Test
    void aResetStartsOver() {
        driving(run -> {
            read(run, "GET", "chunks/0.0.0", "");
            run.control("POST", "/reset", "");

            assertThat(stats(run).get("n_requests").asInt()).isZero();
            assertThat(stats(run).get("paths").isEmpty()).isTrue();
        });
    }

    @Test
    void latencyAndBandwidthAreSwappedWhileItServes() {
        driving(
                run -> {
                    run.control("PUT", "/latency", "fixed(40ms)");
                    run.control("PUT", "/bandwidth", "0.1MB/s");
                    read(run, "GET", "chunks/0.0.0", "");

                    JsonNode request = run.controlJson("GET", "/requests", "").get(0);
                    assertThat(request.get("latency_ms").asDouble()).isEqualTo(40);
                    // 4,096 bytes at 100,000 a second take 41 ms more.
                    assertThat(request.get("dur_ms").asDouble()).isGreaterThanOrEqualTo(75);
                },
                "--dist",
                "fixed",
                "--value-ms",
                "0");
    }

    @Test
    void requestsAtOnceOverlap() {
        driving(
                run -> {
                    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
                    for (int i = 0; i < 16; i++) {
                        String range = "bytes=" + i * 100 + "-" + (i * 100 + 99);
                        answers.add(CLIENT.sendAsync(
                                request(run, "GET", "chunks/0.0.0", range), HttpResponse.BodyHandlers.ofString()));
                    }
                    answers.forEach(CompletableFuture::join);

                    assertThat(stats(run).get("max_in_flight").asInt()).isGreaterThan(1);
                    assertThat(stats(run).get("n_gets").asInt()).isEqualTo(16);
                },
                "--dist",
                "fixed",
                "--value-ms",
                "200");
    }

    @Test
    void percentilesAreInOrderAndThoseOfTheSeed() {
        String[] law = {"--dist", "lognormal", "--mode-ms", "30", "--seed", "7"};
        List<JsonNode> realized = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            driving(run -> realized.add(run.announced().get("realized")), law);
        }

        assertThat(realized.get(0)).isEqualTo(realized.get(1));
        double previous = 0;
        for (String name : List.of("p10_ms", "p50_ms", "p90_ms", "p99_ms")) {
            assertThat(realized.get(0).get(name).asDouble()).isGreaterThan(previous);
            previous = realized.get(0).get(name).asDouble();
        }
    }
}
