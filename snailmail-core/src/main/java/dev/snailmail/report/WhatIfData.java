package dev.snailmail.report;

import dev.snailmail.analysis.WhatIf;
import dev.snailmail.analysis.WhatIfTable;
import dev.snailmail.network.Network;
import dev.snailmail.network.NetworkPreset;
import dev.snailmail.recording.Recording;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import tools.jackson.core.JsonGenerator;

/** What the same requests are estimated to take on the networks that somebody has measured. */
final class WhatIfData {

    /** More than this takes seconds, and an exabyte for ever: bytes are replayed slice by slice. */
    private static final double MOST_BYTES = 20e9;

    /** Ten networks take more than a second for each fifty thousand requests. */
    private static final int MOST_REQUESTS = 50_000;

    private final Optional<ForkJoinTask<WhatIfTable>> estimates;

    /** Begins to estimate, which goes on while the rest of the page is written. */
    WhatIfData(Recording recording) {
        this.estimates = isTooMuch(recording)
                ? Optional.empty()
                : Optional.of(ForkJoinPool.commonPool().submit(() -> recording.whatIf(Network.presets())));
    }

    private static boolean isTooMuch(Recording recording) {
        int requests = recording.requests().size();
        return requests == 0 || requests > MOST_REQUESTS || bytes(recording) > MOST_BYTES;
    }

    private static double bytes(Recording recording) {
        return recording.requests().stream()
                .mapToDouble(request -> (double) request.bytesSent() + request.bytesReceived())
                .sum();
    }

    void write(JsonGenerator json) {
        json.writeArrayPropertyStart("whatIf");
        estimates.map(ForkJoinTask::join).ifPresent(table -> {
            for (NetworkPreset preset : NetworkPreset.values()) {
                write(preset, table.of(preset.id()), json);
            }
        });
        json.writeEndArray();
    }

    private static void write(NetworkPreset preset, WhatIf estimate, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", preset.id());
        json.writeStringProperty("spec", estimate.network().toString());
        json.writeStringProperty("source", preset.source());
        json.writeStringProperty("basis", preset.basis().toString());
        json.writeNumberProperty("wall", Micros.of(estimate.wallTime()));
        json.writeNumberProperty("waiting", Micros.of(estimate.waiting()));
        json.writeNumberProperty("connecting", Micros.of(estimate.connecting()));
        json.writeNumberProperty("transfer", Micros.of(estimate.transfer()));
        json.writeNumberProperty("thinking", Micros.of(estimate.thinking()));
        json.writeEndObject();
    }
}
