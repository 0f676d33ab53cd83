package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A JMH benchmark with a server of the core; run from here, once and in this JVM, to see that it works. */
public class JmhTest {

    // tag::jmh[]
    @State(Scope.Benchmark)
    public static class Remote {

        SlowServer server;

        @Setup
        public void start() {
            server = SlowServer.builder(Path.of("target/store"))
                    .latency(Latency.fixed(Duration.ofMillis(2)))
                    .start();
        }

        @TearDown
        public void close() {
            server.close();
        }
    }

    @Benchmark
    public byte[] readOneClass(Remote remote) throws IOException {
        return RemoteJar.read(
                remote.server.uri("commons-rng-client-api.jar"), "org/apache/commons/rng/UniformRandomProvider.class");
    }
    // end::jmh[]

    @Test
    void runs() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(JmhTest.class.getName() + ".readOneClass")
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();

        assertThat(results).hasSize(1);
    }
}
