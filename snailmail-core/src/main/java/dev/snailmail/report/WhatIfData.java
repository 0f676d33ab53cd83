package dev.snailmail.report;

import dev.snailmail.analysis.DependencyTrust;
import dev.snailmail.analysis.WhatIf;
import dev.snailmail.analysis.WhatIfTable;
import dev.snailmail.network.Network;
import dev.snailmail.network.NetworkPreset;
import dev.snailmail.recording.Recording;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import tools.jackson.core.JsonGenerator;

/** Estimates of the same requests on all presets, without the idle time before the first and after the last of them. */
final class WhatIfData {

    private final Optional<ForkJoinTask<WhatIfTable>> estimates;

    private final ActiveTime time;

    /** Starts the estimation, which runs while the rest of the page is written. */
    WhatIfData(Recording recording, ActiveTime time) {
        this.time = time;
        this.estimates = recording.requests().isEmpty()
                ? Optional.empty()
                : Optional.of(ForkJoinPool.commonPool().submit(() -> recording.whatIf(Network.presets())));
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

    private void write(NetworkPreset preset, WhatIf estimate, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", preset.id());
        json.writeStringProperty("spec", estimate.network().toString());
        json.writeStringProperty("source", preset.source());
        json.writeStringProperty("basis", preset.basis().toString());
        json.writeNumberProperty("wall", Micros.of(time.without(estimate.wallTime())));
        json.writeNumberProperty("p10", Micros.of(time.without(estimate.p10())));
        json.writeNumberProperty("p90", Micros.of(time.without(estimate.p90())));
        json.writeNumberProperty("seeds", estimate.seeds());
        if (estimate.wallTime().equals(WhatIf.LONGEST)) {
            json.writeBooleanProperty("cutOff", true);
        }
        json.writeNumberProperty("waiting", Micros.of(estimate.waiting()));
        json.writeNumberProperty("connecting", Micros.of(estimate.connecting()));
        json.writeNumberProperty("transfer", Micros.of(estimate.transfer()));
        json.writeNumberProperty("thinking", Micros.of(time.without(estimate.thinking())));
        names("notReplayed", estimate.notReplayed(), json);
        names("kept", estimate.keptFromRecording(), json);
        DependencyTrust dependencies = estimate.dependencies();
        if (dependencies.doubtful() > 0) {
            json.writeNumberProperty("dependent", dependencies.dependent());
            json.writeNumberProperty("doubtful", dependencies.doubtful());
            json.writeNumberProperty("wallWithout", Micros.of(time.without(dependencies.wallTimeWithout())));
        }
        json.writeEndObject();
    }

    private static void names(String property, List<String> names, JsonGenerator json) {
        if (!names.isEmpty()) {
            json.writeArrayPropertyStart(property);
            names.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
