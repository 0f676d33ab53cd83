package dev.snailmail.examples.bench.start;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.util.List;
import java.util.logging.LogManager;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * How long a test class with one test took to start and to stop, in milliseconds.
 *
 * @param start from JUnit's turning to the class until the first line of its test
 * @param beforeAll what of it was before the first test, between an extension before all others and one after them
 * @param stop from the last line of its test until JUnit said that the class was over
 * @param wholeJvm the JVM that ran it, from process to end; zero if it ran others too
 */
record ClassTimes(double start, double beforeAll, double stop, double wholeJvm) {

    static ClassTimes measure(Class<?> testClass) {
        run(testClass);
        return new ClassTimes(
                Moment.TURNED_TO.millisUntil(Moment.TEST_BEGINS),
                Moment.BEFORE_ALL.millisUntil(Moment.AFTER_BEFORE_ALL),
                Moment.TEST_ENDS.millisUntil(Moment.CLOSED),
                0);
    }

    /** The same in a JVM that has run nothing but a trivial class, so that JUnit itself is there. */
    static ClassTimes measureCold(ClassesWithServers.Kind kind) throws IOException {
        FreshJvm jvm =
                FreshJvm.run(Main.class, kind.archives(), kind.testClass().getName());
        List<Double> times = jvm.numbers();
        return new ClassTimes(times.get(0), times.get(1), times.get(2), jvm.wholeMillis());
    }

    private static void run(Class<?> testClass) {
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
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        launcher.execute(request, new Moment.Listener(), summary);
        if (summary.getSummary().getTestsSucceededCount() != 1) {
            throw new AssertionError(testClass + " did not pass: "
                    + summary.getSummary().getFailures().stream()
                            .map(failure -> failure.getException().toString())
                            .toList());
        }
    }

    /** What the JVM runs: the name of the class in, three times out. */
    static final class Main {

        private Main() {}

        public static void main(String[] args) throws Exception {
            LogManager.getLogManager().reset();
            run(ClassesWithServers.Trivial.class);
            ClassTimes times = measure(Class.forName(args[0]));
            System.out.println(times.start + " " + times.beforeAll + " " + times.stop);
            System.exit(0);
        }
    }
}
