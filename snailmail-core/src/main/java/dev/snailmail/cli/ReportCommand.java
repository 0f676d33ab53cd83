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

    @Option(names = "--help", usageHelp = true, description = "Print this.")
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
        CommandLine line = new CommandLine(command).setExpandAtFiles(false);
        line.parseArgs(args);
        if (line.isUsageHelpRequested()) {
            line.usage(out, CommandLine.Help.Ansi.OFF);
        } else {
            out.println(command.report());
        }
        out.flush();
    }

    private Object report() {
        List<ReportFile> files = files();
        Recording recording = Recording.read(file);
        // The file was written when the recording had ended.
        files.forEach(report -> report.write(recording, lastModified()));
        return files.isEmpty() ? TextWaterfall.of(recording) : recording;
    }

    private List<ReportFile> files() {
        List<ReportFile> files = new ArrayList<>();
        if (to != null) {
            files.add(ReportFile.of("--to", to));
        }
        if (html != null) {
            files.add(ReportFile.html("--html", html));
        }
        return files;
    }

    private Instant lastModified() {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("recording (" + file + ") cannot be read: " + e, e);
        }
    }
}
