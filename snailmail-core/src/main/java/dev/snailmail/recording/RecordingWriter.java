package dev.snailmail.recording;

import dev.snailmail.exchange.Extent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes a recording as docs/recording-format.md has it, one request after the other. */
final class RecordingWriter {

    static final String FORMAT = "snailmail-recording";
    static final int VERSION = 1;

    /** One line for each field, and for each key and request in one. */
    private static final int OUTER_LEVELS = 2;

    private final JsonGenerator json;

    private RecordingWriter(JsonGenerator json) {
        this.json = json;
    }

    static void write(Recording recording, Path file) {
        WholeFile.write(
                file,
                out -> JsonLayout.write(out, OUTER_LEVELS, json -> new RecordingWriter(json).recording(recording)));
    }

    private void recording(Recording recording) {
        json.writeStartObject();
        json.writeStringProperty("format", FORMAT);
        json.writeNumberProperty("version", VERSION);
        json.writeArrayPropertyStart("networks");
        recording.networks().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("seed", recording.seed());
        json.writeStringProperty("planned_faults", recording.plannedFaults());
        nanos("wall_time_ns", recording.wallTime());
        counts(recording);
        counts("by_method", "method", recording.byMethod(), json::writeString);
        counts("by_key", "key", recording.byKey(), json::writeString);
        counts("by_status", "status", recording.byStatus(), json::writeNumber);
        labels(recording.byLabel());
        counts("by_fault", "fault", recording.faults(), json::writeString);
        faultUses(recording.faultUses());
        counts("by_refusal", "reason", recording.refusals(), json::writeString);
        json.writeArrayPropertyStart("requests");
        recording.requests().forEach(this::request);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void counts(Recording recording) {
        json.writeObjectPropertyStart("counts");
        json.writeNumberProperty("requests", recording.requestCount());
        json.writeNumberProperty("gets", recording.gets());
        json.writeNumberProperty("misses", recording.misses());
        json.writeNumberProperty("bytes_sent", recording.bytesSent());
        json.writeNumberProperty("bytes_received", recording.bytesReceived());
        json.writeNumberProperty("max_in_flight", recording.maxInFlight());
        json.writeNumberProperty("connections_opened", recording.connectionsOpened());
        json.writeNumberProperty("connections_refused", recording.connectionsRefused());
        json.writeNumberProperty("connections_used", recording.connectionsUsed());
        json.writeNumberProperty("incomplete", recording.incomplete());
        json.writeNumberProperty("unanswered", recording.unanswered());
        json.writeNumberProperty("faults", recording.faultCount());
        json.writeNumberProperty("refused", recording.refused());
        json.writeNumberProperty("other_keys", recording.otherKeys());
        json.writeNumberProperty("other_label_requests", recording.otherLabels().requests());
        json.writeNumberProperty("other_label_bytes", recording.otherLabels().bytes());
        json.writeEndObject();
    }

    /** Lists rather than objects, since names are not as free as values: half a surrogate pair is refused in them. */
    private <K> void counts(String name, String of, Map<K, Long> counts, Consumer<K> value) {
        json.writeArrayPropertyStart(name);
        counts.forEach((one, count) -> {
            json.writeStartObject();
            json.writeName(of);
            value.accept(one);
            json.writeNumberProperty("requests", count);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void faultUses(List<FaultUse> uses) {
        json.writeArrayPropertyStart("fault_uses");
        uses.forEach(use -> {
            json.writeStartObject();
            json.writeStringProperty("rule", use.rule());
            json.writeNumberProperty("requests", use.requests());
            json.writeNumberProperty("matched", use.matched());
            json.writeNumberProperty("unchanged", use.unchanged());
            json.writeNumberProperty("injected", use.injected());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void labels(Map<String, LabelCount> labels) {
        json.writeArrayPropertyStart("by_label");
        labels.forEach((label, count) -> {
            json.writeStartObject();
            json.writeStringProperty("label", label);
            json.writeNumberProperty("requests", count.requests());
            json.writeNumberProperty("bytes", count.bytes());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void request(RequestRecord request) {
        json.writeStartObject();
        json.writeNumberProperty("ordinal", request.ordinal());
        nanos("start_ns", request.start());
        json.writeStringProperty("method", request.method());
        json.writeStringProperty("key", request.key());
        request.query().ifPresent(query -> json.writeStringProperty("query", query));
        request.range().ifPresent(range -> json.writeStringProperty("range", range));
        json.writeNumberProperty("status", request.status());
        json.writeNumberProperty("bytes_sent", request.bytesSent());
        json.writeNumberProperty("bytes_received", request.bytesReceived());
        json.writeArrayPropertyStart("served");
        request.served().forEach(this::extent);
        json.writeEndArray();
        request.objectSize().ifPresent(size -> json.writeNumberProperty("object_size", size));
        nanos("injected_latency_ns", request.injectedLatency());
        nanos("connection_setup_ns", request.connectionSetup());
        request.timeToFirstByte().ifPresent(time -> nanos("time_to_first_byte_ns", time));
        nanos("duration_ns", request.duration());
        json.writeNumberProperty("in_flight", request.inFlight());
        json.writeNumberProperty("connection_id", request.connectionId());
        json.writeNumberProperty("nth_on_connection", request.nthOnConnection());
        request.connectionOpened().ifPresent(opened -> nanos("connection_opened_ns", opened));
        json.writeStringProperty("label", request.label());
        request.fault().ifPresent(fault -> json.writeStringProperty("fault", fault));
        json.writeStringProperty("outcome", request.outcome().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private void extent(Extent extent) {
        json.writeStartArray();
        json.writeNumber(extent.offset());
        json.writeNumber(extent.length());
        json.writeEndArray();
    }

    private void nanos(String name, Duration duration) {
        json.writeNumberProperty(name, duration.toNanos());
    }
}
