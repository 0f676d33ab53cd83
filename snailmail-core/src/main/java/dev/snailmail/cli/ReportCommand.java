package dev.snailmail.cli;

import dev.snailmail.recording.Recording;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a recording that was written as JSON into another format. */
@Command(
        name = "report",
        sortOptions = false,
        usageHelpWidth = 100,
        customSynopsis = "java -jar snailmail-core-*-cli.jar report FILE --to OUT",
        description = {
            "%nWrites a recording in another format, and prints its counts.%n",
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
            required = true,
            description = "The file to write: .json, .csv (the requests) or .har (HTTP Archive).")
    private Path to;

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    private ReportCommand() {}

    /**
     * Runs it.
     *
     * @param args the command line behind its name
     * @param out where the counts go
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
            out.println(command.convert());
        }
        out.flush();
    }

    private Recording convert() {
        ReportFile report = ReportFile.of("--to", to);
        Recording recording = Recording.read(file);
        // The file was written when the recording had ended.
        report.write(recording, lastModified());
        return recording;
    }

    private Instant lastModified() {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("recording (" + file + ") cannot be read: " + e, e);
        }
    }
}
