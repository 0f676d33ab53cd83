package dev.snailmail.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine;

/**
 * The entry of the runnable JAR: {@code java -jar snailmail-core-*-cli.jar ROOT [options]}, or {@code report FILE [--to OUT]},
 * or {@code whatif FILE}.
 */
public final class Main {

    static final int OK = 0;
    static final int FAILURE = 1;
    static final int USAGE_ERROR = 2;

    /** What a command line may begin with instead of a root. */
    private static final Map<String, BiConsumer<String[], PrintStream>> SUBCOMMANDS =
            Map.of(ReportCommand.NAME, ReportCommand::run, WhatIfCommand.NAME, WhatIfCommand::run);

    private Main() {}

    /**
     * Serves until interrupted, then prints a summary. Exits with 0 after Ctrl-C, {@code --help}, {@code --version},
     * {@code --list-networks}, {@code report} and {@code whatif}, with 2 and one line on standard error if the command line is
     * wrong, with 143 after SIGTERM, and with 130 after a second Ctrl-C, which does not wait for the summary.
     *
     * @param args the command line; {@code --help} lists what may be in it
     */
    public static void main(String[] args) {
        Interruption interruption = Interruption.listen();
        int exitCode = FAILURE;
        try {
            exitCode = run(args, System.out, System.err, Terminal.ofStandardError(), interruption);
        } finally {
            exitCode = interruption.finished(exitCode);
        }
        System.exit(exitCode);
    }

    /**
     * Runs one command line.
     *
     * @param args the command line
     * @param out where the announcement goes
     * @param err where errors, the request log and the live line go
     * @param terminal the screen behind {@code err}, if there is one
     * @param stop waited for while serving
     * @return the exit code
     */
    static int run(String[] args, PrintStream out, PrintStream err, Optional<Terminal> terminal, Awaiting stop) {
        if (args.length > 0 && SUBCOMMANDS.containsKey(args[0])) {
            return subcommand(args[0], Arrays.copyOfRange(args, 1, args.length), out, err);
        }
        ServeCommand command = new ServeCommand();
        CommandLine line = command.commandLine();
        Serving serving;
        try {
            line.parseArgs(args);
            if (line.isUsageHelpRequested()) {
                line.usage(out, CommandLine.Help.Ansi.OFF);
                return OK;
            } else if (command.listNetworks()) {
                out.print(NetworkList.text());
                out.flush();
                return OK;
            } else if (line.isVersionHelpRequested()) {
                line.printVersionHelp(out, CommandLine.Help.Ansi.OFF);
                return OK;
            }
            serving = Serving.start(command, out, err, terminal);
        } catch (CommandLine.ParameterException | IllegalArgumentException | UncheckedIOException e) {
            return usageError(e, "--help", err);
        }
        try {
            serving.until(stop);
            return OK;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            err.println("snailmail: --report " + UsageMessage.line(String.valueOf(e.getMessage())));
            return FAILURE;
        }
    }

    private static int subcommand(String name, String[] args, PrintStream out, PrintStream err) {
        try {
            SUBCOMMANDS.get(name).accept(args, out);
            return OK;
        } catch (CommandLine.ParameterException | IllegalArgumentException | UncheckedIOException e) {
            return usageError(e, name + " --help", err);
        }
    }

    private static int usageError(RuntimeException e, String help, PrintStream err) {
        err.println("snailmail: " + UsageMessage.line(String.valueOf(e.getMessage())) + " (see " + help + ")");
        return USAGE_ERROR;
    }
}
