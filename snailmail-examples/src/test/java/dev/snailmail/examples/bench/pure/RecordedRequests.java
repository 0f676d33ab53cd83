package dev.snailmail.examples.bench.pure;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recorder;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.time.Ticker;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** What a request pays for being written down, from its arrival to its end; the clock, which it pays anyway, stands still. */
@State(Scope.Benchmark)
public class RecordedRequests {

    static final String KEY = "folder/object.bin";
    static final int LENGTH = 4096;

    private static final int SIZE = 64_000_000;
    private static final Ticker STANDING = () -> 0;

    @Param({"100000", "0"})
    public int maxRecords;

    private Recorder recorder;

    @Setup(Level.Trial)
    public void begin() {
        recorder = Recorder.start(STANDING, key -> key, maxRecords);
    }

    @Benchmark
    @Threads(1)
    public Admission byOneThread(SomeRequests some) {
        return some.record(recorder);
    }

    @Benchmark
    @Threads(2)
    public Admission byTwoThreads(SomeRequests some) {
        return some.record(recorder);
    }

    /** Made in turn by one thread. */
    @State(Scope.Thread)
    public static class SomeRequests {

        private final RequestInfo[] requests = RangeRequests.of(KEY, LENGTH);
        private final ResponsePlan plan =
                Dialect.httpRange().answer(requests[0], ObjectStore.synthetic(KEY, SIZE), Instant.now());
        private int next;

        Admission record(Recorder recorder) {
            Admission admission = recorder.admit(requests[next++ & requests.length - 1], 0);
            admission.planned(plan, 0);
            admission.headBegins(0);
            admission.mayHaveEnded(0);
            admission.sent(LENGTH);
            admission.ended(Outcome.COMPLETE, 0);
            return admission;
        }
    }
}
