package dev.snailmail.report;

import dev.snailmail.network.Network;
import dev.snailmail.recording.FaultUse;
import dev.snailmail.recording.LabelCount;
import dev.snailmail.recording.Recording;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * All that the page shows, computed here so that its script only draws. Times are in microseconds since the start of the
 * recording, where no other unit is said.
 */
final class PageData {

    private final Recording recording;
    private final ActiveTime time;

    PageData(Recording recording) {
        this.recording = recording;
        this.time = ActiveTime.of(recording);
    }

    void write(JsonGenerator json) {
        WhatIfData whatIf = new WhatIfData(recording, time);
        json.writeStartObject();
        setting(json);
        counts(json);
        breakdown(json);
        new FindingsData(recording).write(json);
        new RequestData(recording.requests()).write(json);
        new TimelineData(recording.requests(), time, network()).write(json);
        new LatencyData(recording, network()).write(json);
        new CoverageData(recording).write(json);
        whatIf.write(json);
        json.writeEndObject();
    }

    /** Empty if the network changed, or its spec cannot be read back, as that of a law that is a function. */
    private Optional<Network> network() {
        if (recording.networks().size() > 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(Network.parse(recording.network()).toBuilder()
                    .seed(recording.seed())
                    .build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void setting(JsonGenerator json) {
        String version = HtmlReport.class.getPackage().getImplementationVersion();
        json.writeStringProperty("version", version == null ? "(not packaged)" : version);
        json.writeArrayPropertyStart("networks");
        recording.networks().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("seed", Long.toString(recording.seed()));
        json.writeStringProperty("plannedFaults", recording.plannedFaults());
        json.writeNumberProperty("wall", Micros.of(time.without(recording.wallTime())));
        json.writeNumberProperty("idle", Micros.of(time.idle()));
    }

    private void counts(JsonGenerator json) {
        json.writeObjectPropertyStart("counts");
        ScriptJson.exact(json, "requests", recording.requestCount());
        ScriptJson.exact(json, "dropped", recording.requestsDropped());
        ScriptJson.exact(json, "gets", recording.gets());
        ScriptJson.exact(json, "misses", recording.misses());
        ScriptJson.exact(json, "bytesSent", recording.bytesSent());
        ScriptJson.exact(json, "bytesReceived", recording.bytesReceived());
        ScriptJson.exact(json, "maxInFlight", recording.maxInFlight());
        ScriptJson.exact(json, "incomplete", recording.incomplete());
        ScriptJson.exact(json, "unanswered", recording.unanswered());
        ScriptJson.exact(json, "faults", recording.faultCount());
        ScriptJson.exact(json, "connectionsOpened", recording.connectionsOpened());
        ScriptJson.exact(json, "connectionsUsed", recording.connectionsUsed());
        ScriptJson.exact(json, "connectionsReused", recording.connections().reused());
        ScriptJson.exact(json, "connectionsRefused", recording.connectionsRefused());
        json.writeNumberProperty("connectShare", recording.connections().setupShare());
        json.writeEndObject();
    }

    private void breakdown(JsonGenerator json) {
        json.writeObjectPropertyStart("breakdown");
        pairs(json, "method", recording.byMethod());
        pairs(json, "status", recording.byStatus());
        pairs(json, "fault", recording.faults());
        faultUses(json);
        pairs(json, "refusal", recording.refusals());
        json.writeArrayPropertyStart("label");
        recording.byLabel().forEach((label, count) -> label(json, label, count));
        if (recording.otherLabels().requests() > 0) {
            label(json, "(other labels)", recording.otherLabels());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void faultUses(JsonGenerator json) {
        json.writeArrayPropertyStart("faultUses");
        for (FaultUse use : recording.faultUses()) {
            json.writeStartArray();
            json.writeString(use.rule());
            ScriptJson.exact(json, use.requests());
            ScriptJson.exact(json, use.matched());
            ScriptJson.exact(json, use.unchanged());
            ScriptJson.exact(json, use.injected());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void label(JsonGenerator json, String label, LabelCount count) {
        json.writeStartArray();
        json.writeString(label);
        ScriptJson.exact(json, count.requests());
        ScriptJson.exact(json, count.bytes());
        json.writeEndArray();
    }

    /** A list, since a key of JSON cannot be every text that a user may have. */
    private static void pairs(JsonGenerator json, String name, Map<?, Long> counts) {
        json.writeArrayPropertyStart(name);
        counts.forEach((what, count) -> {
            json.writeStartArray();
            json.writeString(what.toString());
            ScriptJson.exact(json, count);
            json.writeEndArray();
        });
        json.writeEndArray();
    }
}
