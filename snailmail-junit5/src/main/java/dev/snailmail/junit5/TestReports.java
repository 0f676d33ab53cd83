package dev.snailmail.junit5;

import dev.snailmail.recording.Recording;
import dev.snailmail.report.HarReport;
import dev.snailmail.report.HtmlReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * What is left of a test for whoever asks why it failed: the requests as a picture with the failure itself, their
 * figures as entries of JUnit's report, and files that can be opened. A server that nobody asked leaves nothing, unless
 * faults were planned for it.
 */
final class TestReports {

    private static final System.Logger LOG = System.getLogger(TestReports.class.getName());
    private static final String PREFIX = "snailmail.";

    private TestReports() {}

    /**
     * Writes what is wanted of the run so far.
     *
     * @param test the test, which has ended
     * @param scope the same, with the servers of one extension
     */
    static void write(ExtensionContext test, Scope scope) {
        Optional<Throwable> failure =
                test.getExecutionException().filter(thrown -> !(thrown instanceof TestAbortedException));
        boolean files = ReportMode.of(test).covers(failure.isPresent());
        if (!files && failure.isEmpty()) {
            return;
        }
        Map<ServerInUse, String> fileNames = TestServers.of(test).fileNames();
        scope.servers().forEach(server -> {
            Recording recording = server.handle().recording();
            if (recording.requestCount() == 0) {
                failure.filter(thrown ->
                                !server.isHidden() && !recording.faultUses().isEmpty())
                        .ifPresent(
                                thrown -> WaterfallOfTest.addTo(thrown, server.words(), recording, Optional.empty()));
                return;
            }
            Optional<Path> folder =
                    files ? writeFiles(test, fileNames.get(server), recording, scope.began()) : Optional.empty();
            test.publishReportEntry(figures(server.label(), recording, folder));
            failure.ifPresent(thrown -> WaterfallOfTest.addTo(thrown, server.words(), recording, folder));
        });
    }

    private static Optional<Path> writeFiles(ExtensionContext test, String name, Recording recording, Instant started) {
        try {
            Path folder = Files.createDirectories(ReportFolder.of(test));
            String stem = FileName.writable(name);
            Path html = folder.resolve(stem + ".html");
            Path json = folder.resolve(stem + ".json");
            Path har = folder.resolve(stem + ".har");
            HtmlReport.write(recording, html);
            recording.write(json);
            HarReport.write(recording, started, har);
            PublishedFiles.attach(test, html, "text/html");
            PublishedFiles.attach(test, json, "application/json");
            PublishedFiles.attach(test, har, "application/json");
            return Optional.of(folder);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            // The test has failed or passed for other reasons than this.
            LOG.log(System.Logger.Level.WARNING, () -> "no report of " + Contexts.describe(test) + ": " + e);
            return Optional.empty();
        }
    }

    private static Map<String, String> figures(String name, Recording recording, Optional<Path> folder) {
        String prefix = name.isEmpty() ? PREFIX : PREFIX + name + ".";
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(prefix + "requests", Long.toString(recording.requestCount()));
        figures.put(prefix + "gets", Long.toString(recording.gets()));
        figures.put(prefix + "misses", Long.toString(recording.misses()));
        figures.put(prefix + "bytesSent", Long.toString(recording.bytesSent()));
        figures.put(prefix + "maxInFlight", Integer.toString(recording.maxInFlight()));
        figures.put(prefix + "seed", Long.toString(recording.seed()));
        figures.put(prefix + "network", recording.network().toString());
        folder.ifPresent(path -> figures.put(prefix + "report", path.toString()));
        return figures;
    }
}
