package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The control port, as a program in another language sees it. */
class ControlPortTest {

    private static final String NO_COUNTS =
            "{\"n_gets\":0,\"n_requests\":0,\"n_misses\":0,\"max_in_flight\":0,\"total_bytes\":0,"
                    + "\"total_bytes_received\":0,"
                    + "\"methods\":{},\"paths\":{}}";

    @TempDir
    Path root;

    @BeforeEach
    void fillStore() throws IOException {
        Files.writeString(root.resolve("a.bin"), "0123456789");
    }

    private CommandRun serving(CommandRun.Visit visit) {
        return CommandRun.serving(visit, root.toString(), "--json", "--control-port", "0");
    }

    @Test
    void theAnnouncementSaysWhereItIs() {
        CommandRun run = serving(serving -> {});

        assertThat(run.announced().propertyNames())
                .containsExactly(
                        "root", "base", "n_files", "port", "latency", "bandwidth_mbs", "seed", "network", "control");
        assertThat(run.announced().get("control").asString())
                .matches("http://127\\.0\\.0\\.1:\\d+/")
                .isNotEqualTo(run.announced().get("base").asString());
    }

    @Test
    void statsCount() {
        serving(run -> {
            run.get("a.bin");
            run.get("a.bin");
            run.get("nope");
            CommandRun.send("HEAD", run.base().resolve("a.bin"), "");

            HttpResponse<String> stats = run.control("GET", "stats", "");

            assertThat(stats.statusCode()).isEqualTo(200);
            assertThat(stats.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(stats.body())
                    .isEqualTo("{\"n_gets\":3,\"n_requests\":4,\"n_misses\":1,\"max_in_flight\":1,"
                            + "\"total_bytes\":20,\"total_bytes_received\":0,\"methods\":{\"GET\":3,\"HEAD\":1},"
                            + "\"paths\":{\"a.bin\":3,\"nope\":1}}");
        });
    }

    @Test
    void theReportBreaksTheCountsDown() {
        serving(run -> {
            run.get("a.bin");
            run.get("nope");

            JsonNode report = run.controlJson("GET", "report", "");

            assertThat(report.propertyNames())
                    .containsExactly(
                            "n_gets",
                            "n_requests",
                            "n_misses",
                            "max_in_flight",
                            "total_bytes",
                            "total_bytes_received",
                            "methods",
                            "paths",
                            "by_label",
                            "by_status",
                            "unanswered",
                            "by_fault",
                            "fault_uses",
                            "by_refusal",
                            "other_keys",
                            "other_labels",
                            "connections_refused",
                            "retries",
                            "bytes",
                            "records_kept",
                            "records_truncated");
            assertThat(report.get("by_label"))
                    .hasToString("{\"a.bin\":{\"requests\":1,\"bytes\":10},\"nope\":{\"requests\":1,\"bytes\":0}}");
            assertThat(report.get("by_status")).hasToString("{\"200\":1,\"404\":1}");
            assertThat(report.get("fault_uses").isEmpty()).isTrue();
            assertThat(report.get("records_kept").asInt()).isEqualTo(2);
            assertThat(report.get("records_truncated").asBoolean()).isFalse();
        });
    }

    @Test
    void requestsAreListedInOrder() {
        serving(run -> {
            run.get("nope");
            HttpRequest range = HttpRequest.newBuilder(run.base().resolve("a.bin"))
                    .header("Range", "bytes=2-4")
                    .build();
            HttpClient.newHttpClient().send(range, HttpResponse.BodyHandlers.ofString());

            JsonNode requests = run.controlJson("GET", "requests", "");

            assertThat(requests.size()).isEqualTo(2);
            assertThat(requests.get(0).get("key").asString()).isEqualTo("nope");
            assertThat(requests.get(0).get("range").isNull()).isTrue();
            JsonNode last = requests.get(1);
            assertThat(last.propertyNames())
                    .contains(
                            "start_ms",
                            "method",
                            "key",
                            "status",
                            "nbytes",
                            "latency_ms",
                            "connect_ms",
                            "dur_ms",
                            "in_flight",
                            "label",
                            "range");
            assertThat(last.get("status").asInt()).isEqualTo(206);
            assertThat(last.get("nbytes").asInt()).isEqualTo(3);
            assertThat(last.get("range").asString()).isEqualTo("bytes=2-4");
        });
    }

    @Test
    void aResetStartsOverAndKeepsTheNetwork() {
        CommandRun run = serving(serving -> {
            serving.get("a.bin");
            serving.control("PUT", "bandwidth", "100MB/s");

            HttpResponse<String> reset = serving.control("POST", "reset", "");

            assertThat(reset.statusCode()).isEqualTo(200);
            assertThat(reset.body())
                    .isEqualTo("{\"latency\":\"none\",\"bandwidth\":\"100MB/s\",\"seed\":42,"
                            + "\"network\":\"none, 100MB/s\"}");
            assertThat(serving.control("GET", "stats", "").body()).isEqualTo(NO_COUNTS);
        });

        assertThat(run.errLines()).singleElement().asString().startsWith("stopped. 0 requests");
    }

    @Test
    void latencyAndBandwidthChangeWhileItServes() {
        serving(run -> {
            HttpResponse<String> latency = run.control("PUT", "latency", "fixed(3ms)\n");
            HttpResponse<String> bandwidth = run.control("PUT", "bandwidth", "8Mbit/s");
            run.get("a.bin");
            HttpResponse<String> unlimited = run.control("PUT", "bandwidth", "unlimited");

            assertThat(latency.statusCode()).isEqualTo(200);
            assertThat(latency.body())
                    .isEqualTo("{\"latency\":\"fixed(3ms)\",\"bandwidth\":\"unlimited\",\"seed\":42,"
                            + "\"network\":\"fixed(3ms), unlimited\"}");
            assertThat(bandwidth.body()).contains("\"bandwidth\":\"8Mbit/s\"");
            assertThat(unlimited.body()).contains("\"bandwidth\":\"unlimited\"");
            JsonNode request = run.controlJson("GET", "requests", "").get(0);
            assertThat(request.get("latency_ms").asDouble()).isEqualTo(3);
        });
    }

    @Test
    void theNetworkChangesAsAWholeAndKeepsItsSeed() {
        serving(run -> {
            run.control("PUT", "latency", "fixed(3ms)");
            HttpResponse<String> network = run.control("PUT", "network", "s3-express, 10MB/s");

            assertThat(network.statusCode()).isEqualTo(200);
            assertThat(network.body())
                    .isEqualTo("{\"latency\":\"lognormal(mode=3.5ms, sigma=0.35)\",\"bandwidth\":\"10MB/s\","
                            + "\"seed\":42,\"network\":\"lognormal(mode=3.5ms, sigma=0.35), 10MB/s\"}");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            network   | s4        | names no preset and no part of a network; allowed: a preset (
            latency   | zipf(1)   | names no latency law; allowed: lognormal
            latency   | fixed(-1ms) | must not be negative
            latency   | ''          | allowed: lognormal
            bandwidth | fast        | names no rate; allowed: a rate such as 100MB/s
            bandwidth | 0MB/s       | must be above zero
            bandwidth | ''          | allowed: a rate such as 100MB/s
            """)
    void aBadSpecChangesNothing(String path, String spec, String message) {
        serving(run -> {
            HttpResponse<String> answer = run.control("PUT", path, spec);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(run.controlJson("PUT", path, spec).get("error").asString())
                    .contains(message);
            assertThat(run.control("POST", "reset", "").body())
                    .isEqualTo("{\"latency\":\"none\",\"bandwidth\":\"unlimited\",\"seed\":42,"
                            + "\"network\":\"none, unlimited\"}");
        });
    }

    @Test
    void anUnknownPathListsTheRoutes() {
        serving(run -> {
            assertThat(run.control("GET", "nope", "").statusCode()).isEqualTo(404);
            assertThat(run.controlJson("GET", "nope", ""))
                    .hasToString(
                            "{\"error\":\"there is no /nope\",\"routes\":[\"GET /stats\",\"GET /report\","
                                    + "\"GET /requests\",\"POST /reset\",\"PUT /latency\",\"PUT /bandwidth\",\"PUT /network\"]}");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "POST, stats, GET",
        "HEAD, report, GET",
        "DELETE, requests, GET",
        "GET, reset, POST",
        "POST, latency, PUT",
        "GET, bandwidth, PUT"
    })
    void aWrongMethodSaysWhichIsRight(String method, String path, String allowed) {
        serving(run -> {
            HttpResponse<String> answer = run.control(method, path, "");

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
        });
    }

    @Test
    void aBodyMayHaveFourKibibytes() {
        serving(run -> {
            String spec = "fixed(20ms)";
            String longest = spec + " ".repeat((4 << 10) - spec.length());

            assertThat(run.control("PUT", "latency", longest).statusCode()).isEqualTo(200);
            assertThat(run.control("PUT", "latency", longest + " ").statusCode())
                    .isEqualTo(413);
        });
    }

    @Test
    void itAnswersWhileARequestIsInFlight() {
        serving(run -> {
            run.control("PUT", "latency", "fixed(10min)");
            HttpRequest slow =
                    HttpRequest.newBuilder(run.base().resolve("a.bin")).build();
            CompletableFuture<HttpResponse<String>> answer =
                    HttpClient.newHttpClient().sendAsync(slow, HttpResponse.BodyHandlers.ofString());

            JsonNode requests = run.controlJson("GET", "requests", "");
            while (requests.isEmpty()) {
                requests = run.controlJson("GET", "requests", "");
            }

            assertThat(requests.get(0).get("outcome").asString()).isEqualTo("incomplete");
            assertThat(answer).isNotDone();
        });
    }

    @Test
    void itIsNeitherCountedNorSlow() {
        CommandRun run = CommandRun.serving(
                serving -> {
                    URI store = serving.base();
                    assertThat(serving.control("GET", "stats", "").body()).isEqualTo(NO_COUNTS);
                    assertThat(serving.control("GET", "stats", "").uri().getPort())
                            .isNotEqualTo(store.getPort());
                },
                root.toString(),
                "--json",
                "--control-port",
                "0",
                "--latency",
                "fixed(10min)");

        assertThat(run.exitCode()).isZero();
    }
}
