package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class ConfigurationErrorsTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String OUTER = ConfigurationErrorsTest.class.getName();

    /** The one failure there is; no test and no constructor may have run. */
    private static String errorOf(Class<?> sample) {
        JupiterRun run = JupiterRun.of(sample);
        run.tests().assertStatistics(statistics -> statistics.started(0));
        List<Throwable> failures = run.failures();
        assertThat(failures).singleElement().isInstanceOf(ExtensionConfigurationException.class);
        return failures.get(0).getMessage();
    }

    @SlowStore(root = "no/such/root", network = "s4", latency = "lognorml(45ms)")
    static class NetworkCase {
        @Test
        void test() {}
    }

    @Test
    void ofAllThatIsWrongTheNetworkComesFirst() {
        assertThat(errorOf(NetworkCase.class))
                .startsWith("@SlowStore on class " + OUTER
                        + "$NetworkCase, attribute network: \"s4\" names no preset and no part of a network; allowed: a"
                        + " preset (s3-standard, ");
    }

    @SlowStore(root = "no/such/root", latency = "lognorml(45ms)", bandwidth = "100MB", port = -1)
    static class LatencyCase {
        @Test
        void test() {}
    }

    @Test
    void thenTheLatency() {
        assertThat(errorOf(LatencyCase.class))
                .startsWith(
                        "@SlowStore on class " + OUTER + "$LatencyCase, attribute latency: \"lognorml(45ms)\" names no"
                                + " latency law; did you mean lognormal? allowed: \"lognormal(mode=45ms, sigma=0.5)\", ");
    }

    @SlowStore(root = "no/such/root", bandwidth = "100MB", port = -1)
    static class BandwidthCase {
        @Test
        void test() {}
    }

    @Test
    void thenTheBandwidth() {
        assertThat(errorOf(BandwidthCase.class))
                .startsWith(
                        "@SlowStore on class " + OUTER + "$BandwidthCase, attribute bandwidth: \"100MB\" is not a rate;"
                                + " did you mean 100MB/s? allowed: a rate such as 100MB/s or 10Mbit/s, unlimited, ");
    }

    @SlowStore(root = "no/such/root", latency = "fixed(5ms)", timeScale = 0.1, port = -1)
    static class TimeScaleCase {
        @Test
        void test() {}
    }

    @SlowStore(root = "no/such/root", timeScale = 0)
    static class NoTimeScaleCase {
        @Test
        void test() {}
    }

    @Test
    void thenTheTimeScaleAndWhetherTheseCanBeHeldAtIt() {
        assertThat(errorOf(TimeScaleCase.class))
                .startsWith(
                        "@SlowStore on class " + OUTER + "$TimeScaleCase, attribute timeScale: timeScale (0.1) turns"
                                + " the latency fixed(5ms) into 0.5ms;")
                .endsWith("use 0.2 or more");
        assertThat(errorOf(NoTimeScaleCase.class))
                .endsWith("attribute timeScale: timeScale (0.0) must be from 0.001 to 1000");
    }

    @SlowStore(root = "no/such/root", port = -1)
    static class RootCase {
        @Test
        void test() {}
    }

    @Test
    void thenTheRootAndWhereItWasLookedFor() {
        assertThat(errorOf(RootCase.class))
                .isEqualTo("@SlowStore on class " + OUTER + "$RootCase, attribute root: root (no/such/root) does not"
                        + " exist; looked for " + Path.of("no/such/root").toAbsolutePath() + "; allowed: a directory or"
                        + " a file, relative to the directory of the module, \"classpath:folder\", or"
                        + " \"synthetic(key=huge.bin, size=1TB)\"");
    }

    @SlowStore(root = ROOT, port = 70_000)
    static class PortCase {
        @Test
        void test() {}
    }

    @Test
    void thenThePort() {
        assertThat(errorOf(PortCase.class))
                .isEqualTo("@SlowStore on class " + OUTER
                        + "$PortCase, attribute port: port (70000) must be from 0 to 65535");
    }

    @SlowStore(root = " ")
    static class BlankRootCase {
        @Test
        void test() {}
    }

    @SlowStore(root = "nul\0nul")
    static class ImpossibleRootCase {
        @Test
        void test() {}
    }

    @SlowStore(root = "classpath:no/such/folder")
    static class ClasspathRootCase {
        @Test
        void test() {}
    }

    @Test
    void aRootMayNotBeBlankImpossibleOrMissingOnTheClassPath() {
        assertThat(errorOf(BlankRootCase.class)).contains("attribute root: root ( ) must not be blank; allowed: ");
        assertThat(errorOf(ImpossibleRootCase.class)).contains("attribute root: ", "; allowed: ");
        assertThat(errorOf(ClasspathRootCase.class))
                .contains("attribute root: root (classpath:no/such/folder) is not a folder on the class path");
    }

    @ExtendWith(SlowStoreExtension.class)
    static class NoAnnotationCase {
        @Test
        void test() {}
    }

    @Test
    void theExtensionWithoutTheAnnotationIsAnError() {
        assertThat(errorOf(NoAnnotationCase.class))
                .startsWith("class " + OUTER + "$NoAnnotationCase is extended with SlowStoreExtension, but neither it")
                .contains("@SlowStore(root = ...)", "SlowStoreExtension.of(builder)");
    }
}
