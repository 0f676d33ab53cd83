package dev.snailmail.examples.bench.whatif;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of one reader on the networks that are estimated from, and on all presets, in turn. Of runs that differ in nothing
 * the shortest is kept, since pauses of the machine only make them longer.
 */
final class ElsewhereRuns {

    /** Where latencies are drawn, with these seeds. */
    private static final int SEEDS = 3;

    private static final int REPEATS = 2;

    private final Map<String, Recording> from = new LinkedHashMap<>();
    private final Map<String, Map<Long, Recording>> presets = new LinkedHashMap<>();

    private ElsewhereRuns() {}

    /**
     * Runs a reader.
     *
     * @param reader the reader
     * @param store the folder with its files
     * @param recordedOn the networks to estimate from
     * @return the recordings
     * @throws Exception if the reader fails
     */
    static ElsewhereRuns of(ElsewhereReader reader, Path store, List<Network> recordedOn) throws Exception {
        ElsewhereRuns runs = new ElsewhereRuns();
        try (SlowServer server = SlowServer.builder(store).start()) {
            // What is loaded for the first time is not the network's.
            recorded(server, reader, recordedOn.get(0));
            for (int nth = 0; nth < SEEDS * REPEATS; nth++) {
                long seed = 1 + nth % SEEDS;
                // As many as of each seed, or the shortest of them would be shorter.
                for (Network network : nth < REPEATS ? recordedOn : List.<Network>of()) {
                    runs.from.merge(network.toString(), recorded(server, reader, network), ElsewhereRuns::shorter);
                }
                for (Map.Entry<String, Network> preset : Network.presets().entrySet()) {
                    Network network = preset.getValue();
                    if (nth == 0 || network.isDrawn()) {
                        runs.presets
                                .computeIfAbsent(preset.getKey(), first -> new LinkedHashMap<>())
                                .merge(
                                        seed,
                                        recorded(
                                                server,
                                                reader,
                                                network.toBuilder().seed(seed).build()),
                                        ElsewhereRuns::shorter);
                    }
                }
            }
        }
        return runs;
    }

    private static Recording recorded(SlowServer server, ElsewhereReader reader, Network network) throws Exception {
        server.setNetwork(network);
        server.reset();
        return server.during(() -> reader.read(server.baseUri()));
    }

    private static Recording shorter(Recording one, Recording other) {
        return nanos(one) <= nanos(other) ? one : other;
    }

    /** How long it took from its first request on: before that, a program starts. */
    static long nanos(Recording recording) {
        return recording.wallTime().minus(recording.requests().get(0).start()).toNanos();
    }

    /** The runs that are estimated from, by network. */
    Map<String, Recording> from() {
        return from;
    }

    /** The runs on presets, by name and seed. */
    Map<String, List<Recording>> presets() {
        Map<String, List<Recording>> byName = new LinkedHashMap<>();
        presets.forEach((name, bySeed) -> byName.put(name, new ArrayList<>(bySeed.values())));
        return byName;
    }
}
