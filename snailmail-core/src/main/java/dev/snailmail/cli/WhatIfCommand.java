package dev.snailmail.cli;

import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Estimates what the reader of a recording would have taken on other networks. */
@Command(
        name = "whatif",
        sortOptions = false,
        usageHelpWidth = 100,
        customSynopsis = "java -jar snailmail-core-*-cli.jar whatif FILE [--network SPEC]...",
        description = {
            "%nEstimates what the same requests would have taken on other networks, without making them again. Where"
                    + " latencies are drawn, that is the median over at least 101 seeds, with the 10th and 90th percentile.%n",
            "To serve a folder or file called whatif, write ./whatif.%n"
        })
final class WhatIfCommand {

    /** The first word of the command line. */
    static final String NAME = "whatif";

    @Parameters(index = "0", paramLabel = "FILE", description = "A recording as JSON, as --report FILE.json writes it.")
    private Path file;

    @Option(
            names = "--network",
            paramLabel = "SPEC",
            description =
                    "A preset of --list-networks, or a spec such as \"lognormal(45ms), 100MB/s\"; may be given more"
                            + " than once. All presets unless given.")
    private List<String> networks = List.of();

    @Option(
            names = "--own-seed",
            description = "One replay on each network with the seed of the recording, instead of the median over many"
                    + " seeds.")
    private boolean ownSeed;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    private boolean help;

    private WhatIfCommand() {}

    /**
     * Runs it.
     *
     * @param args the command line behind its name
     * @param out where the table goes
     * @throws CommandLine.ParameterException if the flags do not make sense
     * @throws IllegalArgumentException if a network is none, or the file is no recording
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static void run(String[] args, PrintStream out) {
        WhatIfCommand command = new WhatIfCommand();
        CommandLine line = Flags.of(command);
        line.parseArgs(args);
        if (line.isUsageHelpRequested()) {
            line.usage(out, CommandLine.Help.Ansi.OFF);
        } else {
            out.println(command.estimate());
        }
        out.flush();
    }

    private String estimate() {
        Map<String, Network> asked = networks();
        Recording recording = Recording.read(file);
        String estimates = ownSeed
                ? asked.values().stream()
                        .map(network -> String.valueOf(recording.replay(network)))
                        .collect(Collectors.joining(System.lineSeparator()))
                : String.valueOf(recording.whatIf(asked));
        return recording + System.lineSeparator() + estimates;
    }

    private Map<String, Network> networks() {
        if (networks.isEmpty()) {
            return Network.presets();
        }
        Map<String, Network> asked = new LinkedHashMap<>();
        for (String spec : networks) {
            try {
                asked.put(spec, Network.parse(spec));
            } catch (IllegalArgumentException e) {
                throw UsageMessage.ofSpec("--network", e);
            }
        }
        return asked;
    }
}
