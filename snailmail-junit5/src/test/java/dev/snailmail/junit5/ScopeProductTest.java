package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/** Every promise of {@code docs/junit.md}, for every store that a test has a handle to, hidden by a nearer one or not. */
class ScopeProductTest {

    @TempDir
    static Path classes;

    @TempDir
    Path reports;

    private static URLClassLoader loader;

    @BeforeAll
    static void compileSamples() throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"));
        for (ScopeSample sample : ScopeSample.all()) {
            Path folder = Files.createDirectories(classes.resolve(sample.className()));
            Path file = folder.resolve(sample.className() + ".java");
            Files.writeString(
                    file, sample.source().replace("package " + ScopeSample.PACKAGE, "package " + packageOf(sample)));
            arguments.add(file.toString());
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("result of javac").isZero();
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ScopeProductTest.class.getClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    /** Each in a package of its own, since they share the names of their superclasses. */
    private static String packageOf(ScopeSample sample) {
        return ScopeSample.PACKAGE + "." + sample.className().toLowerCase(Locale.ROOT);
    }

    static Stream<ScopeSample> samples() {
        return ScopeSample.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyPromiseHoldsForEveryHandle(ScopeSample sample) throws ClassNotFoundException {
        Class<?> type = loader.loadClass(packageOf(sample) + "." + sample.className());
        Map<String, String> configuration = new HashMap<>(Map.of(
                "snailmail.report",
                writesFiles(sample) ? "failed" : "never",
                "snailmail.report.folder",
                reports.toString(),
                "junit.jupiter.testclass.order.default",
                "org.junit.jupiter.api.ClassOrderer$OrderAnnotation"));
        // An order of methods would make JUnit run them in one thread.
        configuration.putAll(
                sample.parallel()
                        ? ParallelTest.parallel("concurrent", 4)
                        : Map.of(
                                "junit.jupiter.testmethod.order.default",
                                MethodOrderer.OrderAnnotation.class.getName()));

        JupiterRun run = JupiterRun.with(configuration, type);

        List<Throwable> failures = run.failures();
        assertThat(failures).as("failures of\n%s", sample.source()).hasSize(2);
        int servers = ScopeProbe.serversOf(type);
        assertThat(failures).anySatisfy(failure -> {
            assertThat(failure).isInstanceOf(AssertionFailedError.class);
            assertThat(failure.getMessage().split(" is over its budget", -1)).hasSize(servers + 1);
        });
        assertThat(failures).anySatisfy(failure -> {
            assertThat(failure).hasMessage("on purpose");
            assertThat(failure.getSuppressed()).hasSize(servers);
            assertThat(filesOf("fails")).hasSize(writesFiles(sample) ? 3 * servers : 0);
        });
        run.tests().assertStatistics(statistics -> statistics.succeeded(sample.passing()));
    }

    /** Not all, since files take most of the time, and which there are does not depend on what a class inherits. */
    private static boolean writesFiles(ScopeSample sample) {
        return sample.declaredOn() == ScopeSample.Outer.CLASS
                && sample.hiddenBy() != ScopeSample.Hider.INTERFACE_OF_NESTED
                && sample.hiddenBy() != ScopeSample.Hider.SUPERCLASS_OF_NESTED;
    }

    private List<Path> filesOf(String test) {
        try (Stream<Path> all = Files.walk(reports)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith(test))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
