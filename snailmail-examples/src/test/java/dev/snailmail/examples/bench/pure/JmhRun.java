package dev.snailmail.examples.bench.pure;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of one class, each in fresh processes, long enough to tell what is far too slow from what is not. */
final class JmhRun {

    private static final int FORKS = 1;
    private static final int WARM_UPS = 3;
    private static final int ITERATIONS = 8;
    private static final TimeValue ITERATION = TimeValue.milliseconds(40);

    static final String DESCRIPTION =
            "JMH, " + FORKS + " process for each row, in each " + ITERATIONS + " iterations of " + ITERATION + " after "
                    + WARM_UPS + " to warm up; the median, least and most are those of iterations.";

    private JmhRun() {}

    static List<Measured> of(Class<?> benchmarks) throws RunnerException {
        // Whoever else measures here takes turns by other means, and a lock left behind would stop this.
        System.setProperty("jmh.ignoreLock", "true");
        return new Runner(new OptionsBuilder()
                        .include("\\." + benchmarks.getSimpleName() + "\\.")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(FORKS)
                        .warmupIterations(WARM_UPS)
                        .warmupTime(ITERATION)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(ITERATION)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run().stream().map(Measured::of).toList();
    }
}
