package dev.snailmail.examples.bench.pure;

import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.examples.bench.result.Subject;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

/** What the pure parts take, measured with JMH: a figure of nanoseconds for each room, and one of bytes beside it. */
@Tag("bench")
@Tag("pure")
class PureBench {

    private static final double MILLIS_PER_NANO = 1e-6;

    private final Results results = Results.of(Subject.PURE);

    @Test
    void thePureParts() throws IOException, RunnerException {
        results.note(JmhRun.DESCRIPTION);
        results.note(
                "Nothing here waits, sends or asks the clock. A draw is that of a request: hashing what it is keyed by, seeding a"
                        + " generator, and the law. What two threads do at once they do under one lock, so that a wait for each other is part"
                        + " of their figure.");
        Goal draw = Goal.atMost(200);
        figures(
                "draws",
                "A draw of each law",
                LatencyDraws.class,
                draw,
                each -> Law.valueOf(each.parameter()).label());
        figures(
                "keyed-draws",
                "A draw keyed by method, key, range and occurrence",
                KeyedDraws.class,
                draw,
                PureBench::threads);
        figures(
                "recorder",
                "A request recorded, from its arrival to its end",
                RecordedRequests.class,
                Goal.none(),
                each -> (each.parameter().equals("0") ? "counts only, " : "with records, ") + threads(each));
        figures(
                "ranges",
                "A Range header parsed and held against a size",
                Ranges.class,
                Goal.none(),
                each -> "`" + each.parameter() + "`");
        figures(
                "answers",
                "From a request to the plan of its response",
                Answers.class,
                Goal.none(),
                each -> Question.valueOf(each.parameter()).label());
        figures("pipes", "A place in a pipe for 4 KiB", Reservations.class, Goal.none(), PureBench::pipe);
        analyses();
        results.publish();
    }

    private void figures(String name, String title, Class<?> benchmarks, Goal goal, Function<Measured, String> label)
            throws RunnerException {
        List<Measured> measured = JmhRun.of(benchmarks);
        Figure nanos = results.figure(name, title, "ns", "%.0f");
        measured.forEach(each -> nanos.add(label.apply(each), each.nanos(), goal));
        Figure bytes = results.figure(name + "-bytes", title + ": what it allocates", "bytes", "%.0f");
        measured.forEach(each -> bytes.add(label.apply(each), each.bytes()));
        results.progress("%s", title);
    }

    private void analyses() throws RunnerException {
        Figure figure = results.figure("analyses", "An analysis of " + Analyses.REQUESTS + " requests", "ms", "%.2f");
        for (Measured each : JmhRun.of(Analyses.class)) {
            figure.add(AnalysisKind.valueOf(each.parameter()).label(), millis(each.nanos()));
        }
    }

    private static Spread millis(Spread nanos) {
        return new Spread(
                nanos.median() * MILLIS_PER_NANO, nanos.min() * MILLIS_PER_NANO, nanos.max() * MILLIS_PER_NANO);
    }

    private static String pipe(Measured measured) {
        String label = PipeKind.valueOf(measured.parameter()).label();
        return label + (measured.method().equals("busy") ? ", behind others" : ", free");
    }

    private static String threads(Measured measured) {
        return measured.threads() == 1 ? "one thread" : measured.threads() + " threads at once";
    }
}
