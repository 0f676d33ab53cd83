package dev.snailmail.examples.bench.pure;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recorder;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Arithmetic on 10,000 requests: overlapping ranges of one object, eight in flight at a time. */
@State(Scope.Benchmark)
public class Analyses {

    static final int REQUESTS = 10_000;
    private static final int IN_FLIGHT = 8;
    private static final long BETWEEN_NANOS = 2_000_000;
    private static final int SIZE = 10_000_000;
    private static final int LONGEST = 4_000;
    private static final String KEY = "object.bin";

    @Param
    public AnalysisKind kind;

    private Recording recording;

    @Setup
    public void record() {
        AtomicLong tick = new AtomicLong();
        Recorder recorder = Recorder.start(tick::get, key -> key, REQUESTS);
        ObjectStore store = ObjectStore.synthetic(KEY, SIZE);
        Queue<InFlight> inFlight = new ArrayDeque<>();
        Random random = new Random(1);
        Instant now = Instant.now();
        for (int i = 0; i < REQUESTS; i++) {
            long first = random.nextInt(SIZE - LONGEST);
            String range = "bytes=" + first + "-" + (first + random.nextInt(LONGEST));
            int connection = i % IN_FLIGHT;
            RequestInfo request =
                    new RequestInfo("GET", KEY, "", range, HeaderLines.none(), 1 + connection, 1 + i / IN_FLIGHT);
            Admission admission = recorder.admit(request, tick.addAndGet(BETWEEN_NANOS));
            ResponsePlan plan = Dialect.httpRange().answer(request, store, now);
            admission.planned(plan, (IN_FLIGHT - 1) * BETWEEN_NANOS);
            inFlight.add(new InFlight(admission, plan.bodyLength()));
            if (inFlight.size() == IN_FLIGHT) {
                inFlight.remove().end(tick.get() + 1);
            }
        }
        inFlight.forEach(last -> last.end(tick.get() + 1));
        recording = recorder.settled("fixed(16ms)", 1);
        if (recording.requests().size() != REQUESTS) {
            throw new IllegalStateException(recording + " is not what was to be analysed");
        }
    }

    private record InFlight(Admission admission, long bytes) {

        void end(long tick) {
            admission.headBegins(tick);
            admission.mayHaveEnded(tick);
            admission.sent(bytes);
            admission.ended(Outcome.COMPLETE, tick);
        }
    }

    @Benchmark
    public Object analysis() {
        return kind.of(recording);
    }
}
