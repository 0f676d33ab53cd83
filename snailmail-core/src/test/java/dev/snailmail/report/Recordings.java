package dev.snailmail.report;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.RuleVerdicts;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recorder;
import dev.snailmail.recording.Recording;
import java.util.List;
import java.util.Optional;

/** Recordings of requests that take a millisecond each, one after the other. */
final class Recordings {

    private final Recorder recorder;
    private long now;
    private long connectNanos;

    Recordings(int maxRecords) {
        recorder = Recorder.start(() -> now, key -> key.isEmpty() ? "none" : key, maxRecords);
    }

    Recordings served(String method, String key, String range, int status, long bytes) {
        return ended(method, key, range, status, bytes, Outcome.COMPLETE);
    }

    Recordings ended(String method, String key, String range, int status, long bytes, Outcome outcome) {
        RequestInfo request = new RequestInfo(method, key, "", range, HeaderLines.none(), 1, 1);
        Admission admission = recorder.admit(request, now);
        admission.planned(ResponsePlan.withoutBody(status, 0, List.of()), 450_000);
        admission.connecting(connectNanos);
        admission.headBegins(now + 450_000);
        admission.sent(bytes);
        now += 1_000_000;
        admission.ended(outcome, now);
        return this;
    }

    /** What comes next pays for a connection. */
    Recordings connecting(long nanos) {
        connectNanos = nanos;
        return this;
    }

    Recordings refused() {
        recorder.connectionRefused();
        return this;
    }

    Recordings faulted(String fault, String key, int status, Outcome outcome) {
        Admission admission = recorder.admit(RequestInfo.of("GET", key, ""), now);
        admission.planned(ResponsePlan.withoutBody(status, 0, List.of()), 450_000);
        admission.metFaults(RuleVerdicts.none(), Optional.of(fault));
        admission.headBegins(now + 450_000);
        now += 1_000_000;
        admission.ended(outcome, now);
        return this;
    }

    Recording read() {
        return recorder.snapshot("none, unlimited", 42);
    }
}
