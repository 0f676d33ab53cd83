package dev.snailmail.junit5;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.snailmail.ServerHandle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.junit.platform.testkit.engine.Execution;

/** Runs sample classes, which are nested in the tests so that no build runs them by itself. */
final class JupiterRun {

    private final EngineExecutionResults results;

    private JupiterRun(EngineExecutionResults results) {
        this.results = results;
    }

    static JupiterRun of(Class<?>... samples) {
        return with(Map.of(), samples);
    }

    static JupiterRun with(Map<String, String> configuration, Class<?>... samples) {
        return run(configuration, false, samples);
    }

    /** With system properties and junit-platform.properties, too. */
    static JupiterRun withImplicit(Map<String, String> configuration, Class<?>... samples) {
        return run(configuration, true, samples);
    }

    private static JupiterRun run(Map<String, String> configuration, boolean implicit, Class<?>... samples) {
        return new JupiterRun(EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(implicit)
                .configurationParameters(configuration)
                .selectors(Stream.of(samples)
                        .map(sample -> (DiscoverySelector) selectClass(sample))
                        .toArray(DiscoverySelector[]::new))
                .execute());
    }

    Events tests() {
        return results.testEvents();
    }

    /** All must have run and passed, containers too; otherwise the first failure is thrown as it was. */
    void assertPassed(int tests) {
        failures().forEach(failure -> {
            throw new AssertionError("the sample failed: " + failure, failure);
        });
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    /** What failed, in tests and containers, innermost causes left alone. */
    List<Throwable> failures() {
        return results.allEvents()
                .executions()
                .map(Execution::getTerminationInfo)
                .filter(info -> info.executed())
                .map(info -> info.getExecutionResult())
                .map(TestExecutionResult::getThrowable)
                .flatMap(Optional::stream)
                .toList();
    }

    static byte[] read(ServerHandle server, String key) {
        return read(server.uri(key));
    }

    static byte[] read(URI uri) {
        try (InputStream body = uri.toURL().openStream()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean serves(ServerHandle server, String key) {
        return serves(server.uri(key));
    }

    static boolean serves(URI uri) {
        try {
            read(uri);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
