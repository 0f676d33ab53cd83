package dev.snailmail.examples.bench.start;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.snailmail.examples.bench.result.Machine;
import dev.snailmail.examples.bench.result.Spread;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * How long a server takes to start, to give its first answer and to stop, beside other servers for tests, which take turns with
 * it. {@code mvn -Pbench -Dtest=StartBench verify} takes about a minute; with {@code verify} it is the JARs that are measured.
 */
@Tag("bench")
class StartBench {

    private static final int WARM_UPS = 50;
    private static final int ROUNDS = 60;
    private static final int COLD_ROUNDS = 11;
    private static final Path FOLDER = Path.of("target", "bench");
    private static final List<StartedServer.Kind> KINDS = List.of(StartedServer.Kind.values());

    @BeforeAll
    static void createWhatIsServed() throws IOException {
        // Servers that log each start would be measured with the terminal.
        LogManager.getLogManager().reset();
        FirstAnswer.createRoot();
        Files.createDirectories(FOLDER);
    }

    @Test
    void inAWarmJvm() throws IOException {
        Path root = Path.of(FirstAnswer.ROOT);
        Map<StartedServer.Kind, List<StartTimes>> times = taking(ROUNDS, WARM_UPS, kind -> {
            try {
                return StartTimes.measure(kind, root);
            } catch (IOException e) {
                throw new AssertionError(kind + " could not be measured", e);
            }
        });
        write("start-warm.md", "Warm JVM, milliseconds, %d rounds after %d".formatted(ROUNDS, WARM_UPS), rows(times));
    }

    @Test
    void inAFreshJvm() throws IOException {
        Path root = Path.of(FirstAnswer.ROOT).toAbsolutePath();
        String java = ProcessHandle.current().info().command().orElse("java");
        Map<StartedServer.Kind, List<StartTimes>> times = taking(COLD_ROUNDS, 1, kind -> {
            try {
                return StartTimes.measureCold(kind, root, java, classPath(kind));
            } catch (IOException e) {
                throw new AssertionError(kind + " could not be measured", e);
            }
        });
        write("start-cold.md", "Fresh JVMs, milliseconds, %d of each".formatted(COLD_ROUNDS), rows(times));
    }

    @Test
    void asPartOfATestClass() throws IOException {
        Map<String, Class<?>> classes = ClassesWithServers.all();
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        classes.keySet().forEach(name -> millis.put(name, new ArrayList<>()));
        List<String> order = new ArrayList<>(classes.keySet());
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            Collections.rotate(order, round % 2 == 0 ? 1 : 2);
            for (String name : order) {
                double took = run(classes.get(name));
                if (round >= 0) {
                    millis.get(name).add(took);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("| test class with | as a whole | more than without, in a round |");
        lines.add("| --- | --- | --- |");
        List<Double> without = millis.get(ClassesWithServers.WITHOUT);
        millis.forEach((name, took) -> {
            List<Double> more = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                more.add(took.get(i) - without.get(i));
            }
            lines.add("| %s | %s | %s |"
                    .formatted(name, Spread.of(took).as("%.1f"), Spread.of(more).as("%.1f")));
        });
        write("start-class.md", "Test classes, milliseconds, %d rounds after %d".formatted(ROUNDS, WARM_UPS), lines);
    }

    /** All kinds in turn, each round in another order. */
    private static Map<StartedServer.Kind, List<StartTimes>> taking(
            int rounds, int warmUps, Function<StartedServer.Kind, StartTimes> measure) {
        Map<StartedServer.Kind, List<StartTimes>> times = new EnumMap<>(StartedServer.Kind.class);
        KINDS.forEach(kind -> times.put(kind, new ArrayList<>()));
        List<StartedServer.Kind> order = new ArrayList<>(KINDS);
        for (int round = -warmUps; round < rounds; round++) {
            Collections.rotate(order, round % 2 == 0 ? 1 : 2);
            for (StartedServer.Kind kind : order) {
                StartTimes taken = measure.apply(kind);
                if (round >= 0) {
                    times.get(kind).add(taken);
                }
            }
        }
        return times;
    }

    /** A class path without the others, since each archive on it takes time to look into. */
    private static String classPath(StartedServer.Kind kind) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(kind::needs)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static double run(Class<?> testClass) {
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                // As it is where nothing is said; this module's tests have a pool of threads, which would start each
                // time.
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        long begin = System.nanoTime();
        launcher.execute(request, listener);
        double millis = (System.nanoTime() - begin) / 1e6;
        if (listener.getSummary().getTestsSucceededCount() != 1) {
            throw new AssertionError(testClass + " did not pass: "
                    + listener.getSummary().getFailures().stream()
                            .map(failure -> failure.getException().toString())
                            .toList());
        }
        return millis;
    }

    private static List<String> rows(Map<StartedServer.Kind, List<StartTimes>> times) {
        List<String> lines = new ArrayList<>();
        lines.add("| server | start | first answer | start to first answer | stop |");
        lines.add("| --- | --- | --- | --- | --- |");
        times.forEach((kind, taken) -> lines.add("| %s | %s | %s | %s | %s |"
                .formatted(
                        kind.title(),
                        of(taken, StartTimes::start),
                        of(taken, StartTimes::answer),
                        of(taken, StartTimes::startToAnswer),
                        of(taken, StartTimes::stop))));
        return lines;
    }

    private static String of(List<StartTimes> times, Function<StartTimes, Double> figure) {
        return Spread.of(times.stream().map(figure).toList()).as("%.1f");
    }

    private static void write(String fileName, String title, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(title + "; " + Machine.describe(), ""));
        lines.addAll(rows);
        lines.forEach(System.out::println);
        Files.write(FOLDER.resolve(fileName), lines);
    }
}
