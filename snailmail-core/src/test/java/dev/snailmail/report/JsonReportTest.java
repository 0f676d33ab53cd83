package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static JsonNode roundTrip(JsonNode node) {
        return JSON.readTree(JSON.writeValueAsString(node));
    }

    private final Recording recording = new Recordings(2)
            .served("GET", "a", "bytes=0-3", 206, 4)
            .served("HEAD", "b", "", 404, 0)
            .ended("GET", "a", "", 200, 10, Outcome.CLIENT_LEFT)
            .refused()
            .read();

    @Test
    void statsAreTheCounts() {
        assertThat(roundTrip(JsonTrees.stats(recording))).isEqualTo(JSON.readTree("""
                        {"n_gets": 2, "n_requests": 3, "n_misses": 1, "max_in_flight": 1, "total_bytes": 14, "total_bytes_received": 0,
                         "methods": {"GET": 2, "HEAD": 1}, "paths": {"/a": 2, "/b": 1}}
                        """));
    }

    @Test
    void reportAddsTheBreakdown() {
        assertThat(roundTrip(JsonTrees.report(recording))).isEqualTo(JSON.readTree("""
                        {"n_gets": 2, "n_requests": 3, "n_misses": 1, "max_in_flight": 1, "total_bytes": 14, "total_bytes_received": 0,
                         "methods": {"GET": 2, "HEAD": 1}, "paths": {"/a": 2, "/b": 1},
                         "by_label": {"a": {"requests": 2, "bytes": 14}, "b": {"requests": 1, "bytes": 0}},
                         "by_status": {"200": 1, "206": 1, "404": 1}, "unanswered": 0, "incomplete": 0, "by_fault": {}, "fault_uses": [],
                         "refused": 0, "by_refusal": {}, "other_keys": 0, "other_labels": {"requests": 0, "bytes": 0},
                         "connections_refused": 1, "connections": {"opened": 0, "used": 1, "reused": 0},
                         "round_trips": {"depth": 2}, "rereads": {"requests": 0, "bytes": 0},
                         "retries": {"requests": 0, "bytes": 0, "saved_bytes": 0},
                         "bytes": {"read_once": 0, "read_again": 0, "abandoned": 0, "cut_short": 0, "of_no_object": 10, "not_kept": 4},
                         "realized": {"p10_ms": 0.45, "p50_ms": 0.45, "p90_ms": 0.45, "p99_ms": 0.45, "n": 2},
                         "records_kept": 2, "records_truncated": true}
                        """));
    }

    @Test
    void reportTellsWhatRetriesSaved() {
        assertThat(roundTrip(JsonTrees.report(ReportScenes.resumed())).get("retries"))
                .isEqualTo(JSON.readTree("{\"requests\": 1, \"bytes\": 600, \"saved_bytes\": 400}"));
    }

    @Test
    void reportTellsWhatWasReadAgain() {
        JsonNode report = roundTrip(JsonTrees.report(ReportScenes.twelveRequests()));
        assertThat(report.get("rereads")).isEqualTo(JSON.readTree("{\"requests\": 2, \"bytes\": 176384}"));
        assertThat(report.get("connections")).isEqualTo(JSON.readTree("{\"opened\": 0, \"used\": 3, \"reused\": 0}"));
    }

    @Test
    void requestsAreThoseThatAreKept() {
        assertThat(roundTrip(JsonTrees.requests(recording))).isEqualTo(JSON.readTree("""
                        [{"ordinal": 2, "start_ms": 1.0, "method": "HEAD", "key": "b", "status": 404, "nbytes": 0, "nbytes_received": 0,
                          "served": [], "object_size": null, "latency_ms": 0.45, "connect_ms": 0.0, "ttfb_ms": 0.45,
                          "dur_ms": 1.0, "in_flight": 1, "connection": 1, "nth_on_connection": 1, "connection_opened_ms": null, "label": "b", "query": null, "range": null, "fault": null,
                          "outcome": "complete"},
                         {"ordinal": 3, "start_ms": 2.0, "method": "GET", "key": "a", "status": 200, "nbytes": 10, "nbytes_received": 0,
                          "served": [], "object_size": null, "latency_ms": 0.45, "connect_ms": 0.0, "ttfb_ms": 0.45,
                          "dur_ms": 1.0, "in_flight": 1, "connection": 1, "nth_on_connection": 1, "connection_opened_ms": null, "label": "a", "query": null, "range": null, "fault": null,
                          "outcome": "client_left"}]
                        """));
    }

    @Test
    void whatAConnectionCostIsThere() {
        Recording connected = new Recordings(1)
                .connecting(30_500_000)
                .served("GET", "a", "", 200, 4)
                .read();
        assertThat(JsonTrees.requests(connected).get(0).get("connect_ms").doubleValue())
                .isEqualTo(30.5);
    }

    @Test
    void aRangeIsWrittenAsSent() {
        Recording ranged =
                new Recordings(1).served("GET", "a", "bytes=0-3", 206, 4).read();
        assertThat(JsonTrees.requests(ranged).get(0).get("range").stringValue()).isEqualTo("bytes=0-3");
        assertThat(JsonTrees.report(ranged).get("records_truncated").booleanValue())
                .isFalse();
    }

    @Test
    void faultsAreNamedAndCounted() {
        Recording faulty = new Recordings(10)
                .faulted("reset", "a", 200, Outcome.CUT_SHORT)
                .faulted("status(503)", "a", 503, Outcome.COMPLETE)
                .faulted("reset", "a", 200, Outcome.CUT_SHORT)
                .read();
        assertThat(roundTrip(JsonTrees.report(faulty)).get("by_fault"))
                .isEqualTo(JSON.readTree("{\"reset\": 2, \"status(503)\": 1}"));
        JsonNode first = roundTrip(JsonTrees.requests(faulty)).get(0);
        assertThat(first.get("fault").stringValue()).isEqualTo("reset");
        assertThat(first.get("outcome").stringValue()).isEqualTo("cut_short");
    }

    @Test
    void plannedFaultsAreTold() {
        Recording planned =
                new Recordings(10).served("GET", "a", "", 200, 1).read().withPlannedFaults(List.of("GET nth=9: reset"));
        assertThat(roundTrip(JsonTrees.report(planned)).get("fault_uses")).isEqualTo(JSON.readTree("""
                        [{"rule": "GET nth=9: reset", "requests": 0, "matched": 0, "unchanged": 0, "injected": 0}]
                        """));
    }

    @Test
    void nothingHappenedIsZerosAndEmptyObjects() {
        JsonNode stats = roundTrip(JsonTrees.stats(new Recordings(0).read()));
        assertThat(stats.get("n_requests").intValue()).isZero();
        assertThat(stats.get("methods").isEmpty()).isTrue();
        assertThat(JsonTrees.requests(new Recordings(0).read()).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "say \"hi\"",
                "back\\slash",
                "new\nline\r\ttab",
                "nul\0 and bell\u0007",
                "snail 🐌 and ☃",
                "\u2028 and \u2029",
                "</script><!--",
                "{\"n_gets\": 99}",
                "n_gets",
                ""
            })
    void hostileKeysSurvive(String key) {
        Recording hostile = new Recordings(10).served("GET", key, key, 200, 1).read();
        JsonNode report = roundTrip(JsonTrees.report(hostile));
        assertThat(List.copyOf(report.get("paths").propertyNames())).containsExactly("/" + key);
        assertThat(report.get("n_gets").intValue()).isEqualTo(1);
        JsonNode request = roundTrip(JsonTrees.requests(hostile)).get(0);
        assertThat(request.get("key").stringValue()).isEqualTo(key);
        assertThat(request.get("range").isNull()).isEqualTo(key.isEmpty());
    }
}
