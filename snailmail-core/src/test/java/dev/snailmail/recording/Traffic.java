package dev.snailmail.recording;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import java.util.List;

/** Requests to a recorder on a clock set by hand, one step of their course at a time. */
final class Traffic {

    static final long SEED = 42;

    private final FakeTicker ticker = new FakeTicker();
    private Recorder recorder;

    Traffic() {
        this(100);
    }

    Traffic(int maxRecords) {
        recorder = Recorder.start(ticker, key -> key.isEmpty() ? "none" : key.substring(0, 1), maxRecords);
    }

    FakeTicker ticker() {
        return ticker;
    }

    Recorder recorder() {
        return recorder;
    }

    void nextRound() {
        recorder = recorder.nextRound(ticker.nanos());
    }

    Recording read() {
        return recorder.snapshot("none, unlimited", SEED);
    }

    static RequestInfo request(String method, String key, long connection) {
        return new RequestInfo(method, key, "", "", HeaderLines.none(), connection, 1);
    }

    Admission arrive(String method, String key) {
        return recorder.admit(request(method, key, 1), ticker.nanos());
    }

    Admission arrive(String key) {
        return arrive("GET", key);
    }

    /** A whole course, from arrival to end. */
    void serve(String method, String key, int status, long bytes) {
        Admission admission = arrive(method, key);
        admission.planned(answer(status), 0);
        complete(admission, bytes);
    }

    void complete(Admission admission, long bytes) {
        admission.headBegins(ticker.nanos());
        admission.mayHaveEnded(ticker.nanos());
        admission.sent(bytes);
        admission.ended(Outcome.COMPLETE, ticker.nanos());
    }

    /** An answer without a body. */
    static ResponsePlan answer(int status) {
        return ResponsePlan.withoutBody(status, 0, List.of());
    }
}
