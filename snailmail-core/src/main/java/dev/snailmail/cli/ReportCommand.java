package dev.snailmail.cli;

import dev.snailmail.recording.Recording;
import dev.snailmail.report.TextWaterfall;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a recording that was written as JSON, or turns it into another format. */
@Command(
        name = "report",
        sortOptions = false,
        usageHelpWidth = 100,
        customSynopsis = "java -jar snailmail-core-*-cli.jar report FILE [--to OUT] [--html OUT]",
        description = {
            "%nPrints a waterfall of the requests of a recording. With --to or --html, writes the recording in another"
                    + " format instead, and prints its counts.%n",
            "To serve a folder or file called report, write ./report.%n"
        })
final class ReportCommand {

    /** The first word of the command line. */
    static final String NAME = "report";

    @Parameters(index = "0", paramLabel = "FILE", description = "A recording as JSON, as --report FILE.json writes it.")
    private Path file;

    @Option(
            names = "--to",
            paramLabel = "OUT",
            description = "The file to write: .html (a page to look at), .json, .csv (the requests) or .har (HTTP"
                    + " Archive).")
    private Path to;

    @Option(names = "--html", paramLabel = "OUT", description = "A page to look at, whatever its name ends in.")
    private Path html;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    private boolean help;

    private ReportCommand() {}

    /**
     * Runs it.
     *
     * @param args the command line behind its name
     * @param out where the waterfall or the counts go
     * @throws CommandLine.ParameterException if the flags do not make sense
     * @throws IllegalArgumentException if they do not fit, or the file is no recording
     * @throws UncheckedIOException if a file cannot be read or written
     */
    static void run(String[] args, PrintStream out) {
        ReportCommand command = new ReportCommand();
        CommandLine line = Flags.of(command);
        line.parseArgs(args);
        if (line.isUsageHelpRequested()) {
            line.usage(out, CommandLine.Help.Ansi.OFF);
        } else {
            out.println(command.convert());
        }
        out.flush();
    }

    private String convert() {
        List<ReportFile> reports = reports();
        Recording recording = Recording.read(file);
        if (reports.isEmpty()) {
            return TextWaterfall.of(recording).toString();
        }
        StringBuilder told = new StringBuilder(recording.toString());
        for (ReportFile report : reports) {
            // The file was written when the recording had ended.
            report.write(recording, lastModified());
            told.append(System.lineSeparator()).append("wrote ").append(report);
        }
        return told.toString();
    }

    private List<ReportFile> reports() {
        List<ReportFile> reports = new ArrayList<>();
        if (to != null) {
            reports.add(ReportFile.of("--to", to));
        }
        if (html != null) {
            reports.add(ReportFile.html("--html", html));
        }
        return reports;
    }

    private Instant lastModified() {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("recording (" + file + ") cannot be read: " + e, e);
        }
    }
}
