package dev.snailmail.report;

import dev.snailmail.recording.LabelCount;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.time.Durations;
import java.util.Locale;
import org.apiguardian.api.API;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A recording as JSON, under the names that snailmail's drivers in other languages know. */
@API(status = API.Status.INTERNAL)
public final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonReport() {}

    /**
     * The counts.
     *
     * @param recording what to report
     * @return {@code n_gets}, {@code n_requests}, {@code n_misses}, {@code max_in_flight}, {@code total_bytes},
     *     {@code total_bytes_received}, {@code methods} and {@code paths}
     */
    public static ObjectNode stats(Recording recording) {
        ObjectNode stats = JSON.createObjectNode();
        stats.put("n_gets", recording.gets());
        stats.put("n_requests", recording.requestCount());
        stats.put("n_misses", recording.misses());
        stats.put("max_in_flight", recording.maxInFlight());
        stats.put("total_bytes", recording.bytesSent());
        stats.put("total_bytes_received", recording.bytesReceived());
        recording.byMethod().forEach(stats.putObject("methods")::put);
        recording.byKey().forEach(stats.putObject("paths")::put);
        return stats;
    }

    /**
     * The counts and their breakdown.
     *
     * @param recording what to report
     * @return {@link #stats} and {@code by_label}, {@code by_status}, {@code unanswered}, {@code by_fault},
     *     {@code by_refusal}, {@code other_keys}, {@code other_labels}, {@code connections_refused}, {@code records_kept}, {@code records_truncated}
     */
    public static ObjectNode report(Recording recording) {
        ObjectNode report = stats(recording);
        ObjectNode byLabel = report.putObject("by_label");
        recording.byLabel().forEach((label, count) -> byLabel.set(label, labelCount(count)));
        ObjectNode byStatus = report.putObject("by_status");
        recording.byStatus().forEach((status, count) -> byStatus.put(status.toString(), count));
        report.put("unanswered", recording.unanswered());
        recording.faults().forEach(report.putObject("by_fault")::put);
        recording.refusals().forEach(report.putObject("by_refusal")::put);
        report.put("other_keys", recording.otherKeys());
        report.set("other_labels", labelCount(recording.otherLabels()));
        report.put("connections_refused", recording.connectionsRefused());
        report.put("records_kept", recording.requests().size());
        report.put("records_truncated", recording.requestsDropped() > 0);
        return report;
    }

    private static ObjectNode labelCount(LabelCount count) {
        return JSON.createObjectNode().put("requests", count.requests()).put("bytes", count.bytes());
    }

    /**
     * The requests that are kept, oldest first.
     *
     * @param recording what to report
     * @return a list of {@code start_ms}, {@code method}, {@code key}, {@code status}, {@code nbytes},
     *     {@code nbytes_received}, {@code latency_ms}, {@code connect_ms}, {@code dur_ms}, {@code in_flight}, {@code label},
     *     {@code query} and {@code range} (as sent, or null), {@code fault} (its spec, or null) and {@code outcome}
     */
    public static ArrayNode requests(Recording recording) {
        ArrayNode requests = JSON.createArrayNode();
        recording.requests().forEach(request -> requests.add(request(request)));
        return requests;
    }

    private static ObjectNode request(RequestRecord request) {
        return JSON.createObjectNode()
                .put("start_ms", Durations.toMillis(request.start()))
                .put("method", request.method())
                .put("key", request.key())
                .put("status", request.status())
                .put("nbytes", request.bytesSent())
                .put("nbytes_received", request.bytesReceived())
                .put("latency_ms", Durations.toMillis(request.injectedLatency()))
                .put("connect_ms", Durations.toMillis(request.connectionSetup()))
                .put("dur_ms", Durations.toMillis(request.duration()))
                .put("in_flight", request.inFlight())
                .put("label", request.label())
                .put("query", request.query().orElse(null))
                .put("range", request.range().orElse(null))
                .put("fault", request.fault().orElse(null))
                .put("outcome", request.outcome().name().toLowerCase(Locale.ROOT));
    }
}
