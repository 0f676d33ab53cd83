package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What configuration parameters do, in the order of the table in docs/junit.md. */
class SuiteSettingsTest {

    private static final String ROOT = "src/test/resources/store";
    private static final Map<String, Network> SEEN = new LinkedHashMap<>();
    private static final List<String> TOLD = new ArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
        TOLD.clear();
    }

    @SlowStore(root = ROOT, network = "fixed(1ms), perConnection(9MB/s)", bandwidth = "7MB/s", seed = 5)
    static class Annotated {
        @Test
        void test(ServerHandle server) {
            SEEN.put("annotation", server.network());
        }
    }

    static class InField {
        @RegisterExtension
        static final SlowStoreExtension STORE =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.of(Map.of("a", new byte[1])))
                        .latency(Latency.fixed(Duration.ofMillis(1)))
                        .bandwidth(Bandwidth.megabytesPerSecond(7))
                        .seed(5));

        @Test
        void test(ServerHandle server) {
            SEEN.put("builder", server.network());
        }
    }

    @SlowStore(root = ROOT, latency = "fixed(1ms)", configurable = false)
    static class NotConfigurable {
        @Test
        void test(ServerHandle server) {
            SEEN.put("not configurable", server.network());
        }
    }

    @SlowStore(root = ROOT, seed = 5)
    static class TunedByCode {
        @BeforeAll
        static void tune(ServerHandle server) {
            server.setLatency(Latency.fixed(Duration.ofMillis(3)));
        }

        @Test
        void test(ServerHandle server) {
            SEEN.put("tuned", server.network());
        }

        @NetworkTest("fixed(4ms)")
        void matrix(ServerHandle server) {
            SEEN.put("matrix", server.network());
        }
    }

    private static final Class<?>[] ALL = {Annotated.class, InField.class, NotConfigurable.class, TunedByCode.class};

    private static void run(Map<String, String> configuration) {
        JupiterRun.with(configuration, ALL).assertPassed(5);
    }

    private static String seen(String store) {
        return SEEN.get(store) + ", seed " + SEEN.get(store).seed();
    }

    @Test
    void withoutThemEachStoreIsWhereItSays() {
        run(Map.of("snailmail.network", " ", "snailmail.latency", "", "snailmail.seed", ""));

        assertThat(seen("annotation")).isEqualTo("fixed(1ms), 7MB/s, perConnection(9MB/s), seed 5");
        assertThat(seen("builder")).isEqualTo("fixed(1ms), 7MB/s, seed 5");
    }

    @SlowStore(root = ROOT)
    static class Budgeted {
        @Test
        @Budget(gets = 1)
        void test(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
        }
    }

    @Test
    void aBlankParameterIsNone() {
        JupiterRun.with(
                        Map.of(
                                "snailmail.report", " ",
                                "snailmail.report.folder", "",
                                "snailmail.budgets", "",
                                "snailmail.budgets.directory", " "),
                        Budgeted.class)
                .assertPassed(1);
    }

    @Test
    void aNetworkReplacesAllThatStoresSayOfTheirs() {
        run(Map.of("snailmail.network", "lte"));

        assertThat(seen("annotation")).isEqualTo(Network.lte() + ", seed 5");
        assertThat(seen("builder")).isEqualTo(Network.lte() + ", seed 5");
    }

    @Test
    void latencyAndBandwidthReplacePartsOfWhateverThereIs() {
        run(Map.of("snailmail.latency", "fixed(9ms)"));
        assertThat(seen("annotation")).isEqualTo("fixed(9ms), 7MB/s, perConnection(9MB/s), seed 5");
        assertThat(seen("builder")).isEqualTo("fixed(9ms), 7MB/s, seed 5");

        run(Map.of("snailmail.bandwidth", "1MB/s"));
        assertThat(seen("annotation")).isEqualTo("fixed(1ms), 1MB/s, perConnection(9MB/s), seed 5");
        assertThat(seen("builder")).isEqualTo("fixed(1ms), 1MB/s, seed 5");

        run(Map.of("snailmail.network", "fixed(2ms), 2MB/s", "snailmail.bandwidth", "1MB/s"));
        assertThat(seen("annotation")).isEqualTo("fixed(2ms), 1MB/s, seed 5");
    }

    @Test
    void aSeedReplacesThatOfEachStore() {
        run(Map.of("snailmail.seed", "-77"));

        assertThat(seen("annotation")).endsWith(", seed -77").startsWith("fixed(1ms), 7MB/s");
        assertThat(seen("builder")).isEqualTo("fixed(1ms), 7MB/s, seed -77");
    }

    @Test
    void aRandomSeedIsOneForTheRunAndAnotherForTheNext() {
        run(Map.of("snailmail.seed", "random"));
        long first = SEEN.get("annotation").seed();
        assertThat(SEEN.get("builder").seed()).isEqualTo(first).isNotEqualTo(5);

        run(Map.of("snailmail.seed", "random"));
        assertThat(SEEN.get("annotation").seed()).isNotEqualTo(first);
    }

    @Test
    void aStoreThatIsNotConfigurableStays() {
        run(Map.of("snailmail.network", "lte", "snailmail.latency", "fixed(9ms)", "snailmail.seed", "1"));

        assertThat(seen("not configurable")).isEqualTo("fixed(1ms), unlimited, seed 42");
    }

    @Test
    void whatCodeTunesComesAfterThem() {
        run(Map.of("snailmail.latency", "fixed(9ms)", "snailmail.bandwidth", "1MB/s", "snailmail.seed", "1"));

        assertThat(seen("tuned")).isEqualTo("fixed(3ms), 1MB/s, seed 1");
    }

    @Test
    void aMatrixKeepsItsNetworksButTakesTheSeed() {
        run(Map.of("snailmail.network", "lte", "snailmail.latency", "fixed(9ms)", "snailmail.seed", "1"));

        assertThat(seen("matrix")).isEqualTo("fixed(4ms), unlimited, seed 1");
    }

    @SlowStore(root = ROOT, latency = "fixed(500ms)", timeScale = 2)
    static class Slow {
        @Test
        void test(ServerHandle server) {
            TOLD.add(server.toString());
        }
    }

    static class SlowInField {
        @RegisterExtension
        static final SlowStoreExtension STORE =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.of(Map.of("snail.bin", new byte[1])))
                        .latency(Latency.fixed(Duration.ofMillis(500)))
                        .timeScale(2));

        @Test
        void test(ServerHandle server) {
            TOLD.add(server.toString());
        }
    }

    @Test
    void aTimeScaleReplacesThatOfEachStore() {
        JupiterRun.with(Map.of("snailmail.timeScale", "0.01"), Slow.class, SlowInField.class)
                .assertPassed(2);

        assertThat(TOLD)
                .hasSize(2)
                .allSatisfy(told -> assertThat(told).endsWith("fixed(500ms), unlimited, seed 42, timeScale 0.01]"));
    }

    @SlowStore(root = ROOT, latency = "fixed(5ms)")
    static class TooFast {
        @Test
        void test() {}
    }

    @Test
    void aScaleThatAStoreCannotHoldNamesTheStoreAndTheParameter() {
        assertThat(JupiterRun.with(Map.of("snailmail.timeScale", "0.1"), TooFast.class)
                        .failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(ExtensionConfigurationException.class)
                        .hasMessage("@SlowStore on class " + TooFast.class.getName()
                                + ", configuration parameter snailmail.timeScale: timeScale (0.1) turns the latency"
                                + " fixed(5ms) into 0.5ms; it must stay at least 1ms, which the timer can hold: use 0.2"
                                + " or more"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            network   | s4     | "s4" names no preset and no part of a network; allowed: a preset (s3-standard,
            latency   | slow   | "slow" names no latency law; allowed: lognormal, normal,
            bandwidth | 100MB  | "100MB" is not
            seed      | lucky  | seed (lucky) must be a whole number of 64 bits, or random
            timeScale | fast   | timeScale (fast) must be a number from 0.001 to 1000
            timeScale | 0      | timeScale (0.0) must be from 0.001 to 1000
            timeScale | NaN    | timeScale (NaN) must be from 0.001 to 1000
            """)
    void whatMakesNoSenseNamesTheParameterAndWhatIsAllowed(String parameter, String value, String error) {
        for (Class<?> sample : List.of(Annotated.class, InField.class)) {
            assertThat(JupiterRun.with(Map.of("snailmail." + parameter, value), sample)
                            .failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure)
                            .isInstanceOf(ExtensionConfigurationException.class)
                            .hasMessageStartingWith("configuration parameter snailmail." + parameter + ": " + error));
        }
    }

    /** Beside what a launcher asks for, JUnit looks into system properties, and then into the file. */
    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void aParameterComesBeforeASystemPropertyAndThatBeforeTheFile(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("junit-platform.properties"),
                "snailmail.latency=fixed(1ms)\nsnailmail.seed=1\nsnailmail.bandwidth=1MB/s\n");
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader withFile =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
            thread.setContextClassLoader(withFile);
            System.setProperty("snailmail.latency", "fixed(2ms)");
            System.setProperty("snailmail.bandwidth", "2MB/s");
            JupiterRun.withImplicit(Map.of("snailmail.bandwidth", "3MB/s"), TunedByCode.class, InField.class)
                    .assertPassed(3);
        } finally {
            thread.setContextClassLoader(usual);
            System.clearProperty("snailmail.latency");
            System.clearProperty("snailmail.bandwidth");
        }

        assertThat(seen("builder")).isEqualTo("fixed(2ms), 3MB/s, seed 1");
    }
}
