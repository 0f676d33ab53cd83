package dev.snailmail.cli;

import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.hosts.AllowedHosts;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The flags, and what they amount to. */
@Command(
        name = "snailmail",
        sortOptions = false,
        usageHelpWidth = 100,
        customSynopsis = "java -jar snailmail-core-*-cli.jar ROOT [options]",
        description =
                "%nServes files over HTTP Range on 127.0.0.1, as slowly as a remote object store, and counts every"
                        + " request. Serves until interrupted, then prints a summary.%n",
        footer = {
            "",
            "Examples:",
            "  A store with the latency of S3, as one JSON line for the program that started it:",
            "    java -jar snailmail-core-*-cli.jar my_store --dist lognormal --mode-ms 45 --json",
            "  The same with all that is known of S3, by name:",
            "    java -jar snailmail-core-*-cli.jar my_store --network s3-standard",
            "  A slow link, and a log line for each request:",
            "    java -jar snailmail-core-*-cli.jar my_store --latency \"fixed(20ms)\" --bandwidth-mbs 10 --log",
            "  Driven by another program, in whatever language:",
            "    java -jar snailmail-core-*-cli.jar my_store --port 8080 --control-port 8081",
            "    curl http://127.0.0.1:8081/stats",
            "    curl -X PUT --data \"fixed(200ms)\" http://127.0.0.1:8081/latency",
            "  Faults: the second GET of each key is refused, and one request in ten is delayed:",
            "    java -jar snailmail-core-*-cli.jar my_store --fault \"GET nthPerKey=2: status(503)\" \\",
            "        --fault \"* probability=0.1: delay(200ms)\"",
            "  What was asked, for a program, a spreadsheet or a browser; and from one into the other:",
            "    java -jar snailmail-core-*-cli.jar my_store --report requests.json",
            "    java -jar snailmail-core-*-cli.jar report requests.json",
            "    java -jar snailmail-core-*-cli.jar report requests.json --to requests.har",
            "  What the same requests would have taken on other networks:",
            "    java -jar snailmail-core-*-cli.jar whatif requests.json --network lte",
            "",
            "Control routes: GET /stats, GET /report, GET /requests, GET /keys, POST /reset, PUT /latency,",
            "PUT /bandwidth, PUT /network, GET /faults, PUT /faults. docs/control-port.md explains every field.",
            "",
            "The last of a repeated option wins; --fault and --classify add up.",
            "",
            "Exit codes: 0 after Ctrl-C, --help, --version, --list-networks, report and whatif, 1 if the report cannot be",
            "written, 2 after an error in the options, 143 after SIGTERM, 130 after a second Ctrl-C, which ends at once."
        })
final class ServeCommand {

    private static final int LARGEST_PORT = 65_535;

    /** Optional only as far as the parser knows: what lists presets needs none. */
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ROOT",
            description = "A directory to serve, or a single file.")
    private Path root;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description = "The network as a whole: a preset of --list-networks, or a spec such as"
                    + " \"lognormal(45ms), 100MB/s\". The flags below replace parts of it.")
    private String network;

    @Option(names = "--list-networks", description = "Print the presets and where their figures are from.")
    private boolean listNetworks;

    @Mixin
    private LatencyOptions latency;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            description =
                    "Which requests meet which fault, such as \"GET data/** nth=2: status(503)\"; may be given more"
                            + " than once. The first that fits a request decides.")
    private List<String> faults = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedFlag.class,
            description =
                    "The seed of the latency draws, or random for one that is drawn and printed; 42 unless given.")
    private Long seed;

    @Option(
            names = "--bandwidth-mbs",
            paramLabel = "X",
            description = "The MB/s (10^6 bytes) that all responses share; 0, or not given: unlimited.")
    private Double bandwidthMbs;

    @Option(
            names = "--time-scale",
            paramLabel = "X",
            description = "How much real time passes for a second, such as 0.1 to run ten times as fast; what is"
                    + " reported is not scaled. 1 unless given.")
    private Double timeScale;

    @Option(names = "--port", paramLabel = "N", description = "The port to serve on; any free one unless given.")
    private Integer port;

    @Option(
            names = "--json",
            description = "Print one line of JSON before serving; the summary goes to standard error then.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what was recorded to a file in the end: .html (a page to look at), .json, .csv (the"
                    + " requests) or .har (HTTP Archive).")
    private Path report;

    @Option(
            names = "--max-records",
            paramLabel = "N",
            description = "How many of the latest requests to list in reports, 100000 unless given. Counts are exact"
                    + " regardless.")
    private Integer maxRecords;

    @Option(
            names = "--classify",
            paramLabel = "PATTERN=LABEL",
            description =
                    "Counts the keys that fit a pattern under one label, such as \"chunks/**=chunk\"; may be given"
                            + " more than once. The first that fits decides.")
    private List<String> classify = List.of();

    @Option(names = "--log", description = "Print one line for each request on standard error.")
    private boolean log;

    @Option(
            names = "--live",
            description = "Keep a line on standard error up to date: requests a second, in flight, MB/s and misses."
                    + " Only where that is a terminal.")
    private boolean live;

    @Option(
            names = "--control-port",
            paramLabel = "N",
            description = "A second port, over which to read the counts and change the network; 0 for any free one.")
    private Integer controlPort;

    @Option(
            names = "--listing",
            description =
                    "Answer folders with an HTML index, as nginx's autoindex does, for wget -r, lftp, rclone, fsspec"
                            + " and GDAL.")
    private boolean listing;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description =
                    "Answer requests for this host too, on both ports, such as host.docker.internal, *.example.com"
                            + " or * for any. May be repeated. Unless given, only localhost and loopback addresses.")
    private List<String> allowedHosts = List.of();

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    private boolean help;

    CommandLine commandLine() {
        CommandLine line = Flags.of(this);
        line.getCommandSpec().version("snailmail " + version());
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.footer(Stream.concat(Stream.of(usage.footer()), SpecHelp.lines().stream())
                .toArray(String[]::new));
        return line;
    }

    /** The manifest of the JAR knows it; classes that lie in a directory have none. */
    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /**
     * Puts the flags together.
     *
     * @return a server that only has to be started
     * @throws IllegalArgumentException if flags contradict each other or have values out of bounds
     */
    SlowServerBuilder server() {
        if (root == null) {
            throw new IllegalArgumentException("ROOT is missing: a directory to serve, or a single file");
        }
        SlowServerBuilder builder =
                SlowServer.builder(root).network(network()).port(port == null ? 0 : requirePort("--port", port));
        latency.law().ifPresent(builder::latency);
        if (bandwidthMbs != null) {
            builder.bandwidth(bandwidth(bandwidthMbs));
        }
        if (timeScale != null) {
            builder.timeScale(timeScale);
        }
        if (listing) {
            builder.listing();
        }
        allowedHosts.forEach(host -> named("--allow-host", () -> builder.allowHost(host)));
        if (!faults.isEmpty()) {
            builder.faults(faults());
        }
        if (maxRecords != null) {
            builder.maxRecords(maxRecords);
        }
        if (!classify.isEmpty()) {
            builder.classify(Labels.of(classify));
        }
        return seed == null ? builder : builder.seed(seed);
    }

    /** {@return the hosts that the control port answers} */
    AllowedHosts allowedHosts() {
        AllowedHosts hosts = AllowedHosts.loopback();
        for (String host : allowedHosts) {
            hosts = hosts.and(host);
        }
        return hosts;
    }

    private static <T> T named(String flag, Supplier<T> setting) {
        try {
            return setting.get();
        } catch (IllegalArgumentException e) {
            throw UsageMessage.ofSpec(flag, e);
        }
    }

    private Network network() {
        return network == null ? Network.builder().build() : named("--network", () -> Network.parse(network));
    }

    private FaultPlan faults() {
        FaultPlan plan = FaultPlan.none();
        for (String spec : faults) {
            plan = plan.followedBy(named("--fault", () -> FaultPlan.parse(spec)));
        }
        return plan;
    }

    private static Bandwidth bandwidth(double megabytes) {
        return megabytes == 0
                ? Bandwidth.unlimited()
                : Bandwidth.megabytesPerSecond(LatencyOptions.requireNotNegative("--bandwidth-mbs", megabytes));
    }

    /** {@return whether the presets are to be listed rather than anything served} */
    boolean listNetworks() {
        return listNetworks;
    }

    /** {@return the control port, if one is asked for} */
    OptionalInt controlPort() {
        return controlPort == null ? OptionalInt.empty() : OptionalInt.of(requirePort("--control-port", controlPort));
    }

    private static int requirePort(String flag, int number) {
        if (number < 0 || number > LARGEST_PORT) {
            throw new IllegalArgumentException(flag + " (" + number + ") must be from 0 to " + LARGEST_PORT);
        }
        return number;
    }

    /** {@return the file to write in the end, if one is asked for} */
    Optional<ReportFile> report() {
        return Optional.ofNullable(report).map(file -> ReportFile.of("--report", file));
    }

    boolean json() {
        return json;
    }

    boolean log() {
        return log;
    }

    boolean live() {
        return live;
    }

    /** {@return how much real time passes for a second, as far as it is given} */
    double timeScale() {
        return timeScale == null ? 1 : timeScale;
    }
}
