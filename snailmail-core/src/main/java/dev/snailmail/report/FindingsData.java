package dev.snailmail.report;

import dev.snailmail.analysis.ByteCoverage;
import dev.snailmail.analysis.ByteUse;
import dev.snailmail.analysis.MergeableRequests;
import dev.snailmail.analysis.Retries;
import dev.snailmail.analysis.RoundTrips;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** What the analysis found, and at which places of the list the requests are that it is about. */
final class FindingsData {

    /** Up to which gap requests are told that they could have been one; object stores send as much in a millisecond. */
    private static final long GAP = 65_536;

    /** A reader that goes step by step has as many depths as requests, and nobody reads them. */
    private static final int DEPTHS = 24;

    private final Recording recording;
    private final Map<RequestRecord, Integer> places = new IdentityHashMap<>();

    FindingsData(Recording recording) {
        this.recording = recording;
        recording.requests().forEach(request -> places.put(request, places.size()));
    }

    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("findings");
        roundTrips(json);
        bytes(json);
        Retries<RequestRecord> retries = recording.retries();
        json.writeObjectPropertyStart("retries");
        ScriptJson.exact(json, "bytes", retries.bytes());
        ScriptJson.exact(json, "saved", retries.savedBytes());
        requests(json, retries.requests());
        json.writeEndObject();
        mergeable(json, "mergeable", recording.mergeable(GAP));
        mergeable(json, "readAhead", recording.mergeableByReadingAhead(GAP));
        json.writeEndObject();
    }

    private void roundTrips(JsonGenerator json) {
        RoundTrips<RequestRecord> roundTrips = recording.roundTrips();
        json.writeObjectPropertyStart("chain");
        json.writeNumberProperty("depth", roundTrips.depth());
        json.writeArrayPropertyStart("fanOut");
        roundTrips.fanOut().stream().limit(DEPTHS).forEach(json::writeNumber);
        json.writeEndArray();
        requests(json, roundTrips.chain());
        json.writeEndObject();
    }

    private void bytes(JsonGenerator json) {
        ByteCoverage coverage = recording.coverage();
        json.writeObjectPropertyStart("rereads");
        ScriptJson.exact(json, "bytes", coverage.rereadBytes());
        json.writeNumberProperty("factor", coverage.rereadFactor());
        ScriptJson.exact(json, "covered", coverage.coveredBytes());
        requests(json, recording.rereads());
        json.writeEndObject();
        ByteUse use = coverage.use();
        json.writeObjectPropertyStart("bytes");
        ScriptJson.exact(json, "readOnce", use.readOnce());
        ScriptJson.exact(json, "readAgain", use.readAgain());
        ScriptJson.exact(json, "abandoned", use.abandoned());
        ScriptJson.exact(json, "cutShort", use.cutShort());
        ScriptJson.exact(json, "ofNoObject", use.ofNoObject());
        ScriptJson.exact(json, "notListed", recording.bytesSent() - use.total());
        json.writeEndObject();
    }

    private void mergeable(JsonGenerator json, String name, List<MergeableRequests<RequestRecord>> groups) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("gap", GAP);
        json.writeNumberProperty("groups", groups.size());
        ScriptJson.exact(
                json,
                "gapBytes",
                groups.stream().mapToLong(MergeableRequests::gapBytes).sum());
        requests(
                json,
                groups.stream().flatMap(group -> group.requests().stream()).toList());
        json.writeEndObject();
    }

    private void requests(JsonGenerator json, Collection<RequestRecord> requests) {
        json.writeArrayPropertyStart("requests");
        requests.forEach(request -> json.writeNumber(places.get(request)));
        json.writeEndArray();
    }
}
