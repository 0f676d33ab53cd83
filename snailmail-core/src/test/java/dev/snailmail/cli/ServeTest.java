package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.NetworkPreset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is said before, while and after it serves. */
class ServeTest {

    @TempDir
    Path root;

    @BeforeEach
    void fillStore() throws IOException {
        Files.writeString(root.resolve("hello.bin"), "forty bytes of text, neither more nor less");
        Files.createDirectory(root.resolve("sub"));
        Files.writeString(root.resolve("sub/more.bin"), "more");
    }

    @Test
    void jsonIsOneLineThatSaysItAll() {
        CommandRun run = CommandRun.of(
                root.toString(), "--json", "--dist", "lognormal", "--mode-ms", "45", "--bandwidth-mbs", "12.5");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(1);
        JsonNode json = run.announced();
        assertThat(json.propertyNames())
                .containsExactly(
                        "root", "base", "n_files", "port", "latency", "bandwidth_mbs", "seed", "network", "realized");
        assertThat(json.get("root").asString()).isEqualTo(root.toString());
        assertThat(json.get("base").asString())
                .isEqualTo("http://127.0.0.1:" + json.get("port").asInt() + "/");
        assertThat(json.get("n_files").asInt()).isEqualTo(2);
        assertThat(json.get("bandwidth_mbs").asDouble()).isEqualTo(12.5);
        assertThat(json.get("seed").asLong()).isEqualTo(42);
        JsonNode latency = json.get("latency");
        assertThat(latency.propertyNames()).containsExactly("dist", "mode_ms", "sigma", "mu", "median_ms", "mean_ms");
        assertThat(latency.get("dist").asString()).isEqualTo("lognormal");
        assertThat(latency.get("mode_ms").asDouble()).isEqualTo(45);
        assertThat(latency.get("sigma").asDouble()).isEqualTo(0.5);
        assertThat(latency.get("median_ms").asDouble()).isCloseTo(45 * Math.exp(0.25), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --seed -7                                      | {"dist":"fixed","value_ms":0.0}
            --latency none                                 | {"dist":"fixed","value_ms":0.0}
            --latency except(none,miss:fixed(2ms))         | {"dist":"fixed","value_ms":0.0}
            --latency fixed(20ms)                          | {"dist":"fixed","value_ms":20.0}
            --dist fixed --value-ms 0.1                    | {"dist":"fixed","value_ms":0.1}
            --dist normal --mean-ms 45 --std-ms 10         | {"dist":"normal","mean_ms":45.0,"std_ms":10.0}
            --dist normal --mean-ms 45                     | {"dist":"normal","mean_ms":45.0,"std_ms":0.0}
            --dist exponential --mean-ms=45                | {"dist":"exponential","mean_ms":45.0,"median_ms":31.191623125197538}
            """)
    void everyDistribution(String flags, String latency) {
        CommandRun run = CommandRun.of((root + " --json " + flags).split(" "));

        assertThat(run.announced().get("latency")).hasToString(latency);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --network s3-express                                    | s3-express
            --network fixed(20ms),10MB/s                            | fixed(20ms), 10MB/s
            --network lte --bandwidth-mbs 3                         | lte, 3MB/s
            --network lte --bandwidth-mbs 0                         | lte, unlimited
            --network s3-standard --dist fixed --value-ms 1         | s3-standard, fixed(1ms)
            --network s3-standard --latency none --bandwidth-mbs 10 | s3-standard, none, 10MB/s
            --bandwidth-mbs 10                                      | none, 10MB/s
            """)
    void flagsReplacePartsOfTheNetwork(String flags, String network) {
        CommandRun run = CommandRun.of((root + " --json --seed 3 " + flags).split(" "));

        assertThat(run.announced().get("network").asString())
                .isEqualTo(Network.parse(network).toString());
        assertThat(run.announced().get("seed").asLong()).isEqualTo(3);
    }

    /** Whoever reads standard error for errors finds nothing else there, from a library neither. */
    @Test
    void nothingIsPrintedPastTheCommand() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            CommandRun.of(root.toString(), "--json");
            CommandRun.of("--list-networks");
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void thePresetsAreListedWithTheirSources() {
        CommandRun run = CommandRun.of("--list-networks");

        assertThat(run.exitCode()).isZero();
        assertThat(run.served()).isFalse();
        for (NetworkPreset preset : NetworkPreset.values()) {
            assertThat(run.out())
                    .contains(
                            preset.id() + " ",
                            " " + preset.network() + System.lineSeparator(),
                            "per " + preset.basis() + "; " + preset.source());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, -3", "-0.0, 9223372036854775807"})
    void zeroBandwidthIsUnlimited(String megabytes, long seed) {
        CommandRun run = CommandRun.of(root.toString(), "--json", "--bandwidth-mbs", megabytes, "--seed", "" + seed);

        assertThat(run.announced().get("bandwidth_mbs").isNull()).isTrue();
        assertThat(run.announced().get("seed").asLong()).isEqualTo(seed);
    }

    @Test
    void jsonIsAsciiWhateverTheRootIsCalled() throws IOException {
        Path odd = Files.createDirectory(root.resolve("sch\u00f6n \"\n"));

        CommandRun run = CommandRun.of(odd.toString(), "--json");

        assertThat(run.outLines().get(0)).isPrintable();
        assertThat(run.outLines()).hasSize(1);
        assertThat(run.announced().get("root").asString()).isEqualTo(odd.toString());
    }

    @Test
    void aLawMayHaveExceptionsAndMeasurements() throws IOException {
        Files.writeString(root.resolve("latencies.txt"), "3ms\n1\n");

        CommandRun run = CommandRun.serving(
                serving -> {
                    HttpURLConnection hello = (HttpURLConnection)
                            serving.base().resolve("hello.bin").toURL().openConnection();
                    assertThat(hello.getResponseCode()).isEqualTo(200);
                },
                root.toString(),
                "--latency",
                "except(empirical(file='" + root.resolve("latencies.txt")
                        + "'), 'GET hello.*': none, miss: fixed(2ms))");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines().get(1))
                .isEqualTo(
                        "network: except(empirical(0: 1ms, 1: 3ms), GET hello.*: none, miss: fixed(2ms)), unlimited, "
                                + "seed 42");
        assertThat(run.outLines().get(2)).startsWith("latency to expect: p10 1.2ms, p50 2.0ms, p90 2.8ms");
    }

    @Test
    void theBannerIsForPeople() {
        CommandRun run =
                CommandRun.of(root.toString(), "--latency", "fixed(20ms)", "--seed", "7", "--control-port", "0");

        assertThat(run.outLines()).hasSize(6);
        assertThat(run.outLines().get(0)).isEqualTo("snailmail serves " + root + " (2 files) at " + run.base());
        assertThat(run.outLines().subList(1, 3))
                .containsExactly(
                        "network: fixed(20ms), unlimited, seed 7",
                        "latency to expect: p10 20.0ms, p50 20.0ms, p90 20.0ms, p99 20.0ms (n=1)");
        assertThat(run.outLines().get(3)).matches("control: http://127\\.0\\.0\\.1:\\d+/");
        assertThat(run.outLines().subList(4, 6))
                .containsExactly(
                        "Ctrl-C to stop.",
                        "stopped. 0 requests (0 GETs, 0 misses), 0 bytes sent, at most 0 in flight.");
        assertThat(run.errLines()).isEmpty();
    }

    @Test
    void aSingleFileIsOneObject() {
        CommandRun run = CommandRun.serving(
                serving -> assertThat(serving.get("hello.bin").statusCode()).isEqualTo(200),
                root.resolve("hello.bin").toString());

        assertThat(run.out()).contains("hello.bin (1 file) at ");
    }

    @Test
    void theSummaryCounts() {
        CommandRun run = CommandRun.serving(ServeTest::helloTwiceAndMiss, root.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .endsWith(
                        "stopped. 3 requests (3 GETs, 1 miss), 84 bytes sent, at most 1 in flight; status 200: 2, 404: 1.");
        assertThat(run.errLines()).isEmpty();
    }

    @Test
    void withJsonTheSummaryStaysOffStandardOutput() {
        CommandRun run = CommandRun.serving(ServeTest::helloTwiceAndMiss, root.toString(), "--json");

        assertThat(run.outLines()).hasSize(1);
        assertThat(run.errLines())
                .containsExactly(
                        "stopped. 3 requests (3 GETs, 1 miss), 84 bytes sent, at most 1 in flight; status 200: 2, 404: 1.");
    }

    @Test
    void theLogHasALineForEachRequest() {
        CommandRun run = CommandRun.serving(ServeTest::helloTwiceAndMiss, root.toString(), "--log");

        assertThat(run.errLines()).hasSize(3);
        assertThat(run.errLines().subList(0, 2))
                .allSatisfy(line -> assertThat(line).startsWith("GET hello.bin [hello.bin] -> 200, 42 B, "));
        assertThat(run.errLines().get(2)).startsWith("GET nope [nope] -> 404, 0 B, ");
    }

    @Test
    void theLogEndsWithTheRun() {
        CommandRun first = CommandRun.of(root.toString(), "--log");
        CommandRun second = CommandRun.serving(ServeTest::helloTwiceAndMiss, root.toString());

        assertThat(first.errLines()).isEmpty();
        assertThat(second.errLines()).isEmpty();
    }

    @Test
    void nothingServesAfterwards() {
        CommandRun run = CommandRun.of(root.toString(), "--json", "--control-port", "0");

        URI control = URI.create(run.announced().get("control").asString());
        assertThatThrownBy(() -> run.get("hello.bin")).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> CommandRun.send("GET", control, "")).isInstanceOf(ConnectException.class);
    }

    @Test
    void anInterruptedWaitIsAReasonToStop() {
        CommandRun run = CommandRun.serving(
                serving -> {
                    throw new InterruptedException();
                },
                root.toString());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("stopped. 0 requests");
    }

    @Test
    void versionAndHelpServeNothing() {
        CommandRun version = CommandRun.of("--version");
        CommandRun help = CommandRun.of("--help");
        assertThat(CommandRun.of("-h").out()).isEqualTo(help.out());

        assertThat(version.outLines()).hasSize(1);
        assertThat(version.out()).startsWith("snailmail ");
        assertThat(help.out())
                .startsWith("Usage: java -jar snailmail-core-*-cli.jar ROOT [options]")
                .contains("--mode-ms", "--bandwidth-mbs", "--control-port", "Examples:", "curl ");
        assertThat(help.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(new CommandRun[] {version, help}).allSatisfy(run -> {
            assertThat(run.exitCode()).isZero();
            assertThat(run.errLines()).isEmpty();
            assertThat(run.served()).isFalse();
        });
    }

    @Test
    void theHelpShowsTheGrammar() {
        SpecHelp.LAWS.forEach(Latency::parse);
        SpecHelp.FAULTS.forEach(Fault::parse);
        SpecHelp.RULES.forEach(FaultPlan::parse);
        assertThat(CommandRun.of("--help").outLines())
                .containsAll(Stream.of(SpecHelp.LAWS, SpecHelp.FAULTS, SpecHelp.RULES)
                        .flatMap(List::stream)
                        .map(spec -> "  " + spec)
                        .toList());
    }

    @Test
    void jsonHasThePercentilesToExpect() {
        JsonNode realized = CommandRun.of(
                        root.toString(), "--json", "--dist", "exponential", "--mean-ms", "50", "--seed", "1")
                .announced()
                .get("realized");

        assertThat(realized.propertyNames()).containsExactly("p10_ms", "p50_ms", "p90_ms", "p99_ms", "n");
        assertThat(realized.get("p50_ms").asDouble()).isCloseTo(50 * Math.log(2), within(1.0));
        assertThat(realized.get("n").asInt()).isEqualTo(65_536);
    }

    @Test
    void aRandomSeedIsPrinted() {
        CommandRun first = CommandRun.of(root.toString(), "--json", "--seed", "random");
        CommandRun second = CommandRun.of(root.toString(), "--json", "--seed", "random");

        assertThat(first.announced().get("seed").asLong())
                .isBetween(0L, (1L << 32) - 1)
                .isNotEqualTo(second.announced().get("seed").asLong());
    }

    @Test
    void theLastOfARepeatedFlagWins() {
        CommandRun run = CommandRun.of(
                root.toString(),
                "--json",
                "--json",
                "--seed",
                "1",
                "--seed",
                "2",
                "--latency",
                "zipf",
                "--latency",
                "fixed(3ms)");

        assertThat(run.exitCode()).isZero();
        assertThat(run.announced().get("seed").asLong()).isEqualTo(2);
        assertThat(run.announced().get("network").asString()).isEqualTo("fixed(3ms), unlimited");
    }

    @Test
    void faultsAddUp() {
        CommandRun run = CommandRun.serving(
                serving -> {
                    assertThat(serving.get("hello.bin").statusCode()).isEqualTo(200);
                    assertThat(serving.get("hello.bin").statusCode()).isEqualTo(503);
                    assertThat(serving.get("sub/more.bin").statusCode()).isEqualTo(429);
                },
                root.toString(),
                "--fault",
                "GET hello.bin nth=2: status(503)",
                "--fault",
                "sub/**: status(429)");

        assertThat(run.exitCode()).isZero();
    }

    @Test
    void keysAreCountedByLabelAndTheLatestRecordsKept() {
        CommandRun.serving(
                serving -> {
                    helloTwiceAndMiss(serving);
                    serving.get("sub/more.bin");
                    JsonNode report = serving.controlJson("GET", "report", "");

                    assertThat(report.get("by_label").propertyNames()).containsExactly("nested", "nope", "top");
                    assertThat(report.get("records_kept").asInt()).isEqualTo(2);
                    assertThat(report.get("records_truncated").asBoolean()).isTrue();
                },
                root.toString(),
                "--json",
                "--control-port",
                "0",
                "--max-records",
                "2",
                "--classify",
                "sub/*=nested",
                "--classify",
                "*.bin=top");
    }

    private static void helloTwiceAndMiss(CommandRun run) throws IOException, InterruptedException {
        run.get("hello.bin");
        run.get("hello.bin");
        run.get("nope");
    }
}
