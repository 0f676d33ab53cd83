package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Latencies are keyed by what is asked, not dealt in the order of arrival. */
@Timeout(60)
class ReproducibilityTest {

    private static final int REQUESTS = 200;
    private static final int CLIENTS = 8;
    private static final int THREADS = 64;
    private static final int OCCURRENCES = 3;

    private final ObjectStore store = ObjectStore.synthetic(Map.of("a", 1000L, "b", 1000L));

    @Test
    void theSameSeedMakesTheSameLatencies() {
        List<Integer> inOrder = IntStream.range(0, REQUESTS).boxed().toList();
        assertThat(latencies(1, 1, inOrder)).isEqualTo(latencies(1, 1, inOrder)).isNotEqualTo(latencies(2, 1, inOrder));
    }

    @Test
    void whateverTheInterleaving() {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, REQUESTS).boxed().toList());
        Map<String, List<Duration>> oneByOne = latencies(1, 1, order);
        for (int run = 1; run <= 5; run++) {
            Collections.shuffle(order, new Random(run));
            assertThat(sorted(latencies(1, CLIENTS, order))).isEqualTo(sorted(oneByOne));
        }
    }

    /** Two alike that come at the same time are first and second in either order. */
    private static Map<String, List<Duration>> sorted(Map<String, List<Duration>> latencies) {
        Map<String, List<Duration>> sorted = new TreeMap<>();
        latencies.forEach(
                (kind, draws) -> sorted.put(kind, draws.stream().sorted().toList()));
        return sorted;
    }

    @Test
    void everyRequestOf64ThreadsIn20ShuffledRuns() throws Exception {
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < 5 * THREADS; i++) {
            kinds.add(new Kind(i % 5 == 0 ? "HEAD" : "GET", i % 3 == 0 ? "/a" : "/b", "bytes=" + i + "-"));
        }
        Map<String, Duration> first = injected(kinds, new Random(0));
        assertThat(first).hasSize(kinds.size() * OCCURRENCES);
        assertThat(Set.copyOf(first.values())).as("different draws").hasSizeGreaterThan(first.size() * 9 / 10);
        for (int run = 1; run < 20; run++) {
            assertThat(injected(kinds, new Random(run))).as("run %s", run).isEqualTo(first);
        }
    }

    private record Kind(String method, String path, String range) {}

    /** Shares the kinds out to threads, each of which asks for its own several times and in any order. */
    private Map<String, Duration> injected(List<Kind> kinds, Random random) throws Exception {
        List<Kind> shuffled = new ArrayList<>(kinds);
        Collections.shuffle(shuffled, random);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (SlowServer server = SlowServer.builder(store)
                .latency(Latency.exponential(Duration.ofMillis(1)))
                .start()) {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int nth = 0; nth < THREADS; nth++) {
                List<Kind> repeated = new ArrayList<>();
                for (Kind kind : shuffled.subList(5 * nth, 5 * nth + 5)) {
                    repeated.addAll(Collections.nCopies(OCCURRENCES, kind));
                }
                Collections.shuffle(repeated, random);
                clients.add(() -> ask(server, repeated));
            }
            for (Future<Void> client : threads.invokeAll(clients)) {
                client.get();
            }
            return byOccurrence(server.recording());
        } finally {
            threads.shutdown();
        }
    }

    private static Void ask(SlowServer server, List<Kind> kinds) {
        try (WireClient client = WireClient.of(server)) {
            kinds.forEach(kind -> client.request(kind.method, kind.path, "Range: " + kind.range));
        }
        return null;
    }

    private static Map<String, Duration> byOccurrence(Recording recording) {
        Map<String, Integer> occurrences = new TreeMap<>();
        Map<String, Duration> injected = new TreeMap<>();
        for (RequestRecord request : recording.requests()) {
            String kind = request.method() + " " + request.key() + " " + request.range();
            injected.put(kind + " #" + occurrences.merge(kind, 1, Integer::sum), request.injectedLatency());
        }
        return injected;
    }

    @Test
    void theSeedIsInTheRecordingAndTheServersName() {
        try (SlowServer server = SlowServer.builder(store).seed(4711).start()) {
            assertThat(server.recording().seed()).isEqualTo(4711);
            assertThat(server.toString()).contains("seed 4711");
        }
        try (SlowServer server = SlowServer.builder(store).start()) {
            assertThat(server.recording().seed()).isEqualTo(SlowServerBuilder.DEFAULT_SEED);
        }
    }

    @Test
    void aRandomSeedIsDrawnOncePerBuilder() {
        SlowServerBuilder builder = SlowServer.builder(store).randomSeed();
        try (SlowServer one = builder.start();
                SlowServer other = builder.start()) {
            assertThat(one.network().seed()).isEqualTo(other.network().seed());
        }
    }

    /** Sends requests of 20 kinds in waves of parallel ones; returns the latencies of each kind in their order. */
    private Map<String, List<Duration>> latencies(long seed, int parallel, List<Integer> order) {
        try (SlowServer server = SlowServer.builder(store)
                .latency(Latency.exponential(Duration.ofMillis(1)))
                .seed(seed)
                .start()) {
            List<WireClient> clients = WireClient.several(server, parallel);
            for (int from = 0; from < order.size(); from += parallel) {
                List<Integer> wave = order.subList(from, Math.min(order.size(), from + parallel));
                for (int i = 0; i < wave.size(); i++) {
                    int kind = wave.get(i) % 20;
                    clients.get(i).sendRequest("GET", kind < 10 ? "/a" : "/b", "Range: bytes=" + kind + "-");
                }
                clients.subList(0, wave.size()).forEach(WireClient::read);
            }
            clients.forEach(WireClient::close);
            Map<String, List<Duration>> latencies = new TreeMap<>();
            for (RequestRecord request : server.recording().requests()) {
                latencies
                        .computeIfAbsent(request.method() + request.key() + request.range(), kind -> new ArrayList<>())
                        .add(request.injectedLatency());
            }
            return latencies;
        }
    }
}
