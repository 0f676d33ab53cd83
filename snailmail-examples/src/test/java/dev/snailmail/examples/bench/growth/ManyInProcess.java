package dev.snailmail.examples.bench.growth;

import com.sun.management.OperatingSystemMXBean;
import dev.snailmail.dialect.Dialect;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.network.Delays;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recorder;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.time.Ticker;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ten million requests of one round without sockets, which would take minutes: what recorder and draws do for each of them. */
final class ManyInProcess {

    private static final int REQUESTS = 10_000_000;
    private static final int CHUNK = 200_000;
    private static final int CHUNKS_IN_ROW = 5;
    private static final int WARM_UP = 1_000_000;
    private static final int KEYS = 1_000_000;
    private static final int MAX_RECORDS = 100_000;
    private static final int CONNECTIONS = 64;
    private static final int LENGTH = 1 << 10;
    private static final int OK = 200;
    private static final double BYTES_PER_MB = 1e6;

    private final Results results;
    private final Map<String, Spread> heap;
    private final ResponsePlan plan = Dialect.httpRange()
            .answer(
                    RequestInfo.of("GET", "object", "bytes=0-1023"),
                    ObjectStore.synthetic("object", 1L << 40),
                    Instant.now());

    ManyInProcess(Results results, Map<String, Spread> heap) {
        this.results = results;
        this.heap = heap;
    }

    void measure() {
        results.note(
                "Ten million requests in one round are made without sockets: each is another range, is drawn a log-normal latency and"
                        + " recorded from its arrival to its end; the processor time is that of the whole process, garbage collection included. The first million also pay for tables and a heap that grow.");
        new Round().serve(0, WARM_UP);
        long before = used();
        Round round = new Round();
        Map<String, List<Double>> nanos = new LinkedHashMap<>();
        for (int chunk = 0; chunk < REQUESTS / CHUNK; chunk++) {
            long start = cpu();
            round.serve(chunk * CHUNK, CHUNK);
            String row =
                    String.format(Locale.ROOT, "%,d requests before", chunk / CHUNKS_IN_ROW * CHUNKS_IN_ROW * CHUNK);
            nanos.computeIfAbsent(row, first -> new ArrayList<>()).add((cpu() - start) / (double) CHUNK);
            if (chunk == CHUNKS_IN_ROW - 1) {
                heap.put("in process, 1,000,000 requests", megabytes(used() - before));
            }
        }
        heap.put("in process, 10,000,000 requests", megabytes(used() - before));
        Figure figure =
                results.figure("in-process", "Requests before, in process: processor time of a request", "ns", "%.0f");
        nanos.forEach((row, values) -> figure.add(row, Spread.of(values)));
        double first = Spread.of(nanos.values().iterator().next()).median();
        Figure ratios = results.figure(
                "in-process-ratio",
                "Requests before, in process: beside the median of the first million",
                "times",
                "%.2f");
        nanos.forEach((row, values) -> ratios.add(
                row,
                Spread.of(values.stream().map(value -> value / first).toList()),
                Goal.atMost(1.5).stretch(1.2)));
        round.end();
        keys();
    }

    private void keys() {
        long before = used();
        Recorder recorder = Recorder.start(Ticker.system(), key -> key, MAX_RECORDS);
        for (int i = 0; i < KEYS; i++) {
            record(recorder, RequestInfo.of("GET", "folder/object-" + i, ""));
        }
        heap.put("in process, 1,000,000 requests for as many keys", megabytes(used() - before));
        recorder.progress();
    }

    private void record(Recorder recorder, RequestInfo request) {
        long tick = System.nanoTime();
        Admission admission = recorder.admit(request, tick);
        admission.planned(plan, 0);
        admission.headBegins(tick);
        admission.mayHaveEnded(tick);
        admission.sent(LENGTH);
        admission.ended(Outcome.COMPLETE, tick);
    }

    /** What lives as long as a round. */
    private final class Round {

        private final Recorder recorder = Recorder.start(Ticker.system(), key -> "all", MAX_RECORDS);
        private final Delays delays = Delays.of(Network.parse("lognormal(45ms)"));
        private long sum;

        void serve(int from, int count) {
            for (int i = from; i < from + count; i++) {
                long first = (long) i * LENGTH;
                RequestInfo request = new RequestInfo(
                        "GET",
                        "object",
                        "",
                        "bytes=" + first + "-" + (first + LENGTH - 1),
                        HeaderLines.none(),
                        1 + i % CONNECTIONS,
                        1 + i / CONNECTIONS);
                sum += delays.nanosFor(request, OK);
                record(recorder, request);
            }
        }

        /** Keeps what was measured from being collected, or left out, before this. */
        void end() {
            if (sum == 0 || recorder.progress().requests() == 0) {
                throw new IllegalStateException("nothing was drawn or recorded");
            }
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static Spread megabytes(long bytes) {
        return Spread.once(bytes / BYTES_PER_MB);
    }
}
