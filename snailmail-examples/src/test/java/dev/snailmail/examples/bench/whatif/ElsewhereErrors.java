package dev.snailmail.examples.bench.whatif;

import dev.snailmail.analysis.WhatIf;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What estimates say of readers that were written elsewhere, beside what those took. */
public final class ElsewhereErrors {

    private static final double NEAR_PERCENT = 25;
    private static final double MEDIAN_PERCENT = 10;

    /** With and without a limit: without one, nobody can tell how much of a response was read that was left. */
    private static final List<Network> RECORDED_ON =
            List.of(Network.parse("fixed(20ms)"), Network.parse("fixed(20ms), perConnection(10MB/s)"));

    private final Results results;
    private final List<String> missing = new ArrayList<>();

    /** By the network that is estimated from: the median error on each preset, by reader. */
    private final Map<String, Map<String, List<Double>>> errors = new LinkedHashMap<>();

    /** By the network that is estimated from: the sizes of the errors that the goal is for, and of the others. */
    private final Map<String, List<Double>> foreseeable = new LinkedHashMap<>();

    private final Map<String, List<Double>> unforeseeable = new LinkedHashMap<>();

    /** In how many runs on a preset with drawn latencies the wall time was between p10 and p90. */
    private int withinRange;

    private int drawn;

    private ElsewhereErrors(Results results) {
        this.results = results;
        for (Network network : RECORDED_ON) {
            errors.put(network.toString(), new LinkedHashMap<>());
            foreseeable.put(network.toString(), new ArrayList<>());
            unforeseeable.put(network.toString(), new ArrayList<>());
        }
    }

    /**
     * Runs all readers that are installed, and adds the figures.
     *
     * @param results where to
     * @throws Exception if a reader fails
     */
    public static void measure(Results results) throws Exception {
        ElsewhereErrors all = new ElsewhereErrors(results);
        for (ElsewhereReader reader : ElsewhereReader.all()) {
            Optional<String> lacks = reader.missing();
            if (lacks.isPresent()) {
                all.missing.add(reader.title() + " needs " + lacks.get());
            } else {
                all.measure(reader);
            }
        }
        all.publish();
    }

    private void measure(ElsewhereReader reader) throws Exception {
        Path store = Files.createTempDirectory("whatif");
        try {
            reader.prepare(store);
            ElsewhereRuns runs = ElsewhereRuns.of(reader, store, RECORDED_ON);
            runs.from().forEach((network, from) -> {
                Map<String, Double> ratios = new LinkedHashMap<>();
                runs.presets().forEach((preset, taken) -> {
                    double ratio = ratio(from, preset, taken);
                    ratios.put(preset, ratio);
                    (isForeseeable(network, from, taken) ? foreseeable : unforeseeable)
                            .get(network)
                            .add(Math.abs(100 * (ratio - 1)));
                });
                results.progress(
                        "%s, from %s: %s",
                        reader.title(),
                        network,
                        ratios.entrySet().stream()
                                .map(ratio -> String.format(Locale.ROOT, "%s %.2f", ratio.getKey(), ratio.getValue()))
                                .collect(Collectors.joining(", ")));
                errors.get(network)
                        .put(
                                reader.title(),
                                ratios.values().stream()
                                        .map(ratio -> 100 * (ratio - 1))
                                        .toList());
            });
        } finally {
            Command.run(store, "rm -r '" + store + "'");
        }
    }

    /**
     * Whether the reader made the same requests on the preset, and the recording shows how much it read of each response:
     * estimates replay the requests of the recording, and without a limit nobody knows how much a reader has read that leaves.
     */
    private static boolean isForeseeable(String network, Recording from, List<Recording> taken) {
        boolean isReadKnown = Network.parse(network).limitsResponses()
                || from.requests().stream().noneMatch(RequestRecord::isAbandoned);
        return isReadKnown && taken.stream().allMatch(run -> targets(run).equals(targets(from)));
    }

    private static List<String> targets(Recording recording) {
        return recording.requests().stream()
                .map(request -> request.method() + " " + request.key() + " "
                        + request.range().orElse(""))
                .sorted()
                .toList();
    }

    /** The median over all seeds of what a replay with the same draws takes, by what the run took. */
    private double ratio(Recording from, String preset, List<Recording> taken) {
        Network network = Network.presets().get(preset);
        Duration start = from.requests().get(0).start();
        WhatIf estimate = from.whatIf(network);
        List<Double> ratios = new ArrayList<>();
        for (Recording run : taken) {
            long nanos = ElsewhereRuns.nanos(run);
            Duration replayed = from.replay(network, run.seed()).wallTime().minus(start);
            ratios.add((double) replayed.toNanos() / nanos);
            if (network.isDrawn()) {
                drawn++;
                boolean isShorter = nanos < estimate.p10().minus(start).toNanos();
                boolean isLonger = nanos > estimate.p90().minus(start).toNanos();
                withinRange += isShorter || isLonger ? 0 : 1;
            }
        }
        return Spread.of(ratios).median();
    }

    private void publish() {
        String lacks = missing.isEmpty() ? "All were installed." : "Not installed: " + String.join("; ", missing) + ".";
        results.note(
                "Readers written elsewhere ran on every preset, and were estimated from recordings on other networks. An"
                        + " error is that of a replay with the draws of the run that it is compared with, from the first request on;"
                        + " where latencies are drawn, it is the median over three seeds. " + lacks);
        errors.forEach((network, byReader) -> {
            String name = "elsewhere-" + (network.contains("perConnection") ? "limited" : "unlimited");
            Figure signed = results.figure(name, "Errors on all presets, recorded on " + network, "%", "%+.1f");
            byReader.forEach(
                    (reader, ofReader) -> signed.add(reader, Spread.of(ofReader), Goal.within(MEDIAN_PERCENT)));
            List<Double> sizes = byReader.values().stream()
                    .flatMap(List::stream)
                    .map(Math::abs)
                    .toList();
            Figure size = results.figure(name + "-sizes", "Sizes of these errors", "%", "%.1f");
            size.add("median of all", Spread.of(sizes), Goal.atMost(MEDIAN_PERCENT));
            share(
                    size,
                    "within 25 %, where the same requests were made and read",
                    foreseeable.get(network),
                    Goal.atLeast(100));
            share(size, "within 25 %, where they were not, or nobody knows", unforeseeable.get(network), Goal.none());
        });
        results.figure(
                        "range",
                        "Runs with drawn latencies that took between p10 and p90 of their estimate",
                        "%",
                        "%.0f")
                .add("of " + drawn, Spread.once(100.0 * withinRange / Math.max(1, drawn)));
    }

    private static void share(Figure figure, String name, List<Double> sizes, Goal goal) {
        long near = sizes.stream().filter(error -> error <= NEAR_PERCENT).count();
        if (!sizes.isEmpty()) {
            figure.add(name + ": share of " + sizes.size(), Spread.once(100.0 * near / sizes.size()), goal);
        }
    }
}
