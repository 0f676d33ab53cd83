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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control port, as a program in another language sees it. */
class ControlPortTest {

    private static final JsonMapper JSON = JsonMapper.shared();

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
                        "root",
                        "base",
                        "n_files",
                        "port",
                        "latency",
                        "bandwidth_mbs",
                        "seed",
                        "network",
                        "realized",
                        "control");
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
                            + "\"paths\":{\"/a.bin\":3,\"/nope\":1}}");
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
                            "incomplete",
                            "by_fault",
                            "fault_uses",
                            "refused",
                            "by_refusal",
                            "other_keys",
                            "other_labels",
                            "connections_refused",
                            "connections",
                            "round_trips",
                            "rereads",
                            "retries",
                            "bytes",
                            "realized",
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
            assertThat(last.get("served")).hasToString("[[2,4]]");
            assertThat(last.get("object_size").asInt()).isEqualTo(10);
            assertThat(last.get("connection").asInt()).isEqualTo(2);
            assertThat(last.get("nth_on_connection").asInt()).isEqualTo(1);
            assertThat(last.get("ttfb_ms").asDouble()).isPositive();
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
                    .hasToString("{\"error\":\"there is no /nope\",\"routes\":[\"GET /stats\",\"GET /report\","
                            + "\"GET /requests\",\"GET /keys\",\"POST /reset\",\"PUT /latency\",\"PUT /bandwidth\","
                            + "\"PUT /network\",\"GET /faults\",\"PUT /faults\"]}");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "POST, stats, GET",
        "HEAD, report, GET",
        "DELETE, requests, GET",
        "GET, reset, POST",
        "POST, latency, PUT",
        "GET, bandwidth, PUT",
        "POST, keys, GET",
        "DELETE, faults, 'GET, PUT'"
    })
    void aWrongMethodSaysWhichIsRight(String method, String path, String allowed) {
        serving(run -> {
            HttpResponse<String> answer = run.control(method, path, "");

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
        });
    }

    @Test
    void aBodyMayHave64Kibibytes() {
        serving(run -> {
            String spec = "fixed(20ms)";
            String longest = spec + " ".repeat((64 << 10) - spec.length());

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

    @Test
    void keysAreListed() throws IOException {
        Files.createDirectory(root.resolve("sub"));
        Files.writeString(root.resolve("sub/caf\u00e9 \"1\".bin"), "");
        serving(run -> {
            HttpResponse<String> keys = run.control("GET", "keys", "");

            assertThat(keys.statusCode()).isEqualTo(200);
            assertThat(keys.body()).isEqualTo("[\"a.bin\",\"sub/caf\\u00E9 \\\"1\\\".bin\"]");
        });
    }

    @Test
    void faultsAreReplacedAndTheirUsesCounted() {
        serving(run -> {
            assertThat(run.control("GET", "faults", "").body()).isEqualTo("[]");

            HttpResponse<String> put = run.control(
                    "PUT",
                    "faults",
                    "GET a.bin nth=2: status(503)\r\n\n  'GET my file': reset  \nlimit(9/s, per=server)\n");
            run.get("a.bin");
            int refused = run.get("a.bin").statusCode();
            JsonNode uses = run.controlJson("GET", "faults", "");

            assertThat(put.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(put.body()).findValuesAsString("rule"))
                    .containsExactly("GET a.bin nth=2: status(503)", "'GET my file': reset", "limit(9/s, per=server)");
            assertThat(refused).isEqualTo(503);
            assertThat(uses.get(0))
                    .hasToString("{\"rule\":\"GET a.bin nth=2: status(503)\",\"requests\":2,\"matched\":1,"
                            + "\"unchanged\":0,\"injected\":1}");
            assertThat(uses.size()).isEqualTo(3);

            assertThat(run.control("PUT", "faults", "").body()).isEqualTo("[]");
            assertThat(run.get("a.bin").statusCode()).isEqualTo(200);
        });
    }

    @Test
    void faultsGoOnAfterAReset() {
        serving(run -> {
            run.control("PUT", "faults", "* nth=1: status(503)\n* untilReset: delay(1ms)");
            run.get("a.bin");
            run.control("POST", "reset", "");

            assertThat(run.controlJson("GET", "faults", ""))
                    .hasToString("[{\"rule\":\"* nth=1: status(503)\",\"requests\":0,\"matched\":0,\"unchanged\":0,"
                            + "\"injected\":0}]");
            assertThat(run.get("a.bin").statusCode()).isEqualTo(503);
        });
    }

    @Test
    void aBadRuleChangesNothingAndNamesItsLine() {
        serving(run -> {
            run.control("PUT", "faults", "*: status(503)");

            HttpResponse<String> bad = run.control("PUT", "faults", "*: reset\n\nGET nht=2: reset");

            assertThat(bad.statusCode()).isEqualTo(400);
            assertThat(JSON.readTree(bad.body()).get("error").asString())
                    .startsWith("line 3: \"GET nht=2: reset\" has nht=2, which is no setting; allowed: ");
            assertThat(run.controlJson("GET", "faults", "").findValuesAsString("rule"))
                    .containsExactly("*: status(503)");
        });
    }

    /** As base URL and path make them that have a slash each. */
    @ParameterizedTest
    @ValueSource(strings = {"//stats", "///stats", "//stats?x=1"})
    void aDoubledSlashIsOne(String path) {
        serving(run -> {
            run.get("a.bin");
            HttpResponse<String> stats = CommandRun.send(
                    "GET", URI.create(run.announced().get("control").asString() + path.substring(1)), "");

            assertThat(stats.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(stats.body()).get("n_gets").asInt()).isEqualTo(1);
        });
    }

    @Test
    void anUnknownPathBehindADoubledSlashListsTheRoutesToo() {
        serving(run -> {
            URI uri = URI.create(run.announced().get("control").asString() + "/nope");
            HttpResponse<String> answer = CommandRun.send("GET", uri, "");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(JSON.readTree(answer.body()).get("error").asString()).isEqualTo("there is no /nope");
        });
    }

    @Test
    void keysWithADoubledSlashAreServedAndCountedLikeOthers() {
        serving(run -> {
            HttpResponse<String> answer = CommandRun.send("GET", URI.create(run.base() + "/a.bin"), "");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(run.controlJson("GET", "stats", "").get("paths")).hasToString("{\"/a.bin\":1}");
        });
    }
}
