package dev.snailmail.examples.bench.pure;

import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import java.util.function.Function;

/** What can be made of a recording. */
public enum AnalysisKind {
    ROUND_TRIPS("round trips", Recording::roundTrips),
    COVERAGE("byte coverage", Recording::coverage),
    REREADS("re-reads", Recording::rereads),
    MERGEABLE("merging, by reading ahead", recording -> recording.mergeableByReadingAhead(4096)),
    RETRIES("retries", Recording::retries),
    CONNECTIONS("connection use", Recording::connections),
    WHAT_IF("what-if, without limits", recording -> recording.whatIf(Network.parse("lognormal(45ms)"))),
    WHAT_IF_LIMITED("what-if, a shared and a slow pipe", recording -> recording.whatIf(Network.threeG()));

    private final String label;
    private final Function<Recording, Object> analysis;

    AnalysisKind(String label, Function<Recording, Object> analysis) {
        this.label = label;
        this.analysis = analysis;
    }

    String label() {
        return label;
    }

    Object of(Recording recording) {
        return analysis.apply(recording);
    }
}
