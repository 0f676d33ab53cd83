package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;

/** A TestNG class with a server of the core; run from here, since the build runs JUnit only. */
class TestNgTest {

    // tag::testng[]
    public static class TileCost {

        private SlowServer server;

        @BeforeClass
        public void start() {
            server = SlowServer.builder(Path.of("target/store"))
                    .latency(Latency.fixed(Duration.ofMillis(2)))
                    .start();
        }

        @BeforeMethod
        public void countFromZero() {
            server.reset();
        }

        @org.testng.annotations.Test
        public void readsOneClassInThreeGets() throws IOException {
            RemoteJar.read(
                    server.uri("commons-rng-client-api.jar"), "org/apache/commons/rng/UniformRandomProvider.class");
            assertThat(server.recording().gets()).isEqualTo(3);
        }

        @AfterClass
        public void close() {
            server.close();
        }
    }
    // end::testng[]

    @Test
    void runs() {
        TestListenerAdapter outcome = new TestListenerAdapter();
        TestNG testNg = new TestNG(false);
        testNg.setOutputDirectory("target/testng");
        testNg.setVerbose(0);
        testNg.addListener(outcome);
        testNg.setTestClasses(new Class<?>[] {TileCost.class});
        testNg.run();

        assertThat(outcome.getFailedTests()).isEmpty();
        assertThat(outcome.getConfigurationFailures()).isEmpty();
        assertThat(outcome.getPassedTests()).hasSize(1);
    }
}
