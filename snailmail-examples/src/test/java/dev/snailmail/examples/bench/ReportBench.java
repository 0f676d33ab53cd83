package dev.snailmail.examples.bench;

import dev.snailmail.SlowServer;
import dev.snailmail.analysis.ByteSet;
import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.examples.bench.result.Subject;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.report.CsvReport;
import dev.snailmail.report.HarReport;
import dev.snailmail.report.HtmlReport;
import dev.snailmail.report.TextWaterfall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long it takes to make something of 100,000 requests, analysis by analysis and report by report.
 * They came over 64 connections for overlapping ranges of one object, half of
 * them asked for more than once, with a failure now and then.
 */
@Tag("bench")
@Tag("report")
class ReportBench {

    private static final int REQUESTS = 100_000;
    private static final int DIFFERENT = 50_000;
    private static final int CONNECTIONS = 64;
    private static final int LONGEST_RANGE = 2_000;
    private static final int OBJECT = 64_000_000;
    private static final int WARM_UPS = 1;
    private static final int RUNS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Path FOLDER = Path.of("target", "bench");

    private final Results results = Results.of(Subject.REPORT);

    /** What is measured; its result is looked at, so that nobody may leave it out. */
    @FunctionalInterface
    private interface Work {
        Object run() throws IOException;
    }

    @Test
    void oneRecording() throws IOException {
        Recording recording = recorded();
        String key = recording.byKey().keySet().iterator().next();
        Map<String, ByteSet> half = Map.of(key, ByteSet.range(0, OBJECT / 2));

        results.note(
                ("%,d requests over %d connections for overlapping ranges of one object, half of them asked for more than once,"
                                + " one in a hundred answered with 503; %d runs of each after %d that are not counted.")
                        .formatted(REQUESTS, CONNECTIONS, RUNS, WARM_UPS));

        Figure analyses = results.figure("analyses", "Analyses", "s", "%.3f");
        add(analyses, 1, "round trips", () -> recording.roundTrips().depth());
        add(analyses, 1, "byte coverage", () -> recording.coverage().coveredBytes());
        add(analyses, 1, "re-reads", () -> recording.rereads().size());
        add(analyses, 1, "over-read", () -> recording.coverage().overRead(half).bytes());
        add(analyses, 1, "merging, at once", () -> recording.mergeable(4096).size());
        add(
                analyses,
                1,
                "merging, by reading ahead",
                () -> recording.mergeableByReadingAhead(4096).size());
        add(analyses, 1, "retries", () -> recording.retries().count());
        add(analyses, 1, "connection use", recording::connections);
        add(
                analyses,
                1,
                "what-if, one network",
                () -> recording.whatIf(Network.lte()).wallTime());
        add(
                analyses,
                1,
                "what-if, one network with slow pipes",
                () -> recording.whatIf(Network.threeG()).wallTime());
        add(
                analyses,
                1,
                "what-if, all " + Network.presets().size() + " presets",
                () -> recording.whatIf(Network.presets()));

        results.progress("analyses");

        Figure reports = results.figure("reports", "Reports", "s", "%.3f");
        Files.createDirectories(FOLDER);
        Path json = FOLDER.resolve("recording.json");
        add(reports, 3, "text waterfall", () -> TextWaterfall.of(recording).toString());
        add(reports, 3, "HTML", () -> {
            HtmlReport.write(recording, FOLDER.resolve("recording.html"));
            return Files.size(FOLDER.resolve("recording.html"));
        });
        add(reports, 3, "JSON, written", () -> {
            recording.write(json);
            return Files.size(json);
        });
        add(reports, 3, "JSON, read", () -> Recording.read(json));
        add(reports, 3, "CSV", () -> {
            CsvReport.write(recording, FOLDER.resolve("recording.csv"));
            return Files.size(FOLDER.resolve("recording.csv"));
        });
        add(reports, 3, "HAR", () -> {
            HarReport.write(recording, FOLDER.resolve("recording.har"));
            return Files.size(FOLDER.resolve("recording.har"));
        });
        results.publish();
    }

    private Recording recorded() throws IOException {
        try (SlowServer server = SlowServer.builder(BenchStore.create())
                .faults(FaultPlan.builder()
                        .on("GET")
                        .probability(0.01)
                        .inject(Fault.status(503))
                        .build())
                .start()) {
            try (LoadClient client = new LoadClient(server.port(), CONNECTIONS)) {
                // Some are answered with 503, as planned.
                int errors = client.run(REQUESTS, ranges()).errors();
                if (errors > 0) {
                    throw new IllegalStateException(errors + " requests failed");
                }
            }
            Recording recording = server.recording();
            if (recording.requests().size() != REQUESTS) {
                throw new IllegalStateException(recording.requests().size() + " requests were kept");
            }
            results.progress("%s; %s; %s", recording, recording.coverage(), recording.retries());
            return recording;
        }
    }

    private static List<ByteBuffer> ranges() {
        Random random = new Random(3);
        List<ByteBuffer> requests = new ArrayList<>();
        for (int i = 0; i < DIFFERENT; i++) {
            requests.add(LoadClient.get(
                    "object.bin", random.nextInt(OBJECT - LONGEST_RANGE), 1 + random.nextInt(LONGEST_RANGE)));
        }
        return requests;
    }

    private static void add(Figure figure, int goalSeconds, String name, Work work) throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (int run = -WARM_UPS; run < RUNS; run++) {
            long start = System.nanoTime();
            Object result = work.run();
            double taken = (System.nanoTime() - start) / NANOS_PER_SECOND;
            if (result == null) {
                throw new IllegalStateException(name + " made nothing");
            }
            if (run >= 0) {
                seconds.add(taken);
            }
        }
        figure.add(name, Spread.of(seconds), Goal.atMost(goalSeconds));
    }
}
