package dev.snailmail.examples.bench.growth;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.examples.bench.result.Subject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether a request costs the same with many connections, many objects, large objects and many requests before it. */
@Tag("bench")
@Tag("growth")
class GrowthBench {

    private static final int ROUNDS = 10;

    /** To connect ten thousand times takes seconds. */
    private static final int ROUNDS_OF_CONNECTIONS = 5;

    private static final int WARM_UP = 100_000;
    private static final int REQUESTS = 15_000;
    private static final int CONNECTIONS = 64;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int SETTLING = 2000;

    private static final List<Integer> CONNECTION_COUNTS = List.of(1, CONNECTIONS, 1000, MOST_CONNECTIONS);
    private static final int REQUESTS_ONE_BY_ONE = 5000;

    private static final int TOO_MANY_TO_KEEP_OPEN = 1000;
    private static final List<Integer> OBJECT_COUNTS = List.of(10, 200, TOO_MANY_TO_KEEP_OPEN, 1_000_000);
    private static final int DIFFERENT_OBJECTS = 30_000;

    private static final long KIB = 1 << 10;
    private static final double BYTES_PER_MB = 1e6;
    private static final Map<String, Long> SIZES = sizes();

    private static final int SAMPLES = 10;
    private static final List<Integer> REQUESTS_BEFORE = List.of(0, 200_000, 600_000);

    private final Results results = Results.of(Subject.GROWTH);
    private final Map<String, Spread> heap = new LinkedHashMap<>();

    private static Map<String, Long> sizes() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put("1 KiB", KIB);
        sizes.put("1 MiB", KIB * KIB);
        sizes.put("1 GiB", KIB * KIB * KIB);
        sizes.put("1 TiB", KIB * KIB * KIB * KIB);
        return sizes;
    }

    @Test
    void whatGrows() throws IOException {
        results.note(
                "A server in a process of its own is asked for ranges of 1 KiB without latency or limits, counters and records on."
                        + " Sizes of one thing take turns in one server, in " + ROUNDS + " rounds, "
                        + ROUNDS_OF_CONNECTIONS
                        + " of connections, in another order in each; a ratio is one of two costs in the same round. The system tells"
                        + " processor time in steps of 10 ms, which are up to 5 % of what is measured.");
        connections();
        objects();
        sizesOfObjects();
        requests();
        new ManyInProcess(results, heap).measure();
        Figure inUse = results.figure("heap", "Heap in use after a collection", "MB", "%.1f");
        heap.forEach(inUse::add);
        results.publish();
    }

    private void connections() throws IOException {
        results.note(
                "Connections: a server that is asked for one thing at a time is woken for each, and one that is asked for many"
                        + " at once answers several when it has woken. So the same number in flight is compared: one, 64, which move on"
                        + " from connection to connection until all have had their turn, and as many as there are connections.");
        Growth one = new Growth();
        Growth few = new Growth();
        Growth all = new Growth();
        GrowthStore.createObject(KIB * KIB);
        List<ByteBuffer> requests = GrowthStore.ranges(KIB * KIB);
        try (ServerProcess server = server(requests)) {
            List<Integer> order = new ArrayList<>(CONNECTION_COUNTS);
            for (int round = 0; round < ROUNDS_OF_CONNECTIONS; round++) {
                for (int count : order) {
                    String connections = count == 1 ? "1 connection" : counted(count) + " connections";
                    try (LoadClient client = new LoadClient(server.port(), count)) {
                        // The first request of a connection costs more, and so does the end of those that were here
                        // before.
                        client.run(Math.max(count, SETTLING), requests).requireNoErrors();
                        if (count == 1 || count == MOST_CONNECTIONS) {
                            one.add(
                                    "one in flight, " + connections,
                                    cost(server, client, REQUESTS_ONE_BY_ONE, requests, 1));
                        }
                        if (count >= CONNECTIONS) {
                            Cost cost = cost(server, client, REQUESTS, requests, CONNECTIONS);
                            few.add("64 in flight, " + connections, cost);
                            all.add(
                                    "all in flight, " + connections,
                                    count == CONNECTIONS ? cost : cost(server, client, REQUESTS, requests, count));
                        }
                        if (round == ROUNDS_OF_CONNECTIONS - 1) {
                            heap(connections + " open", server);
                        }
                    }
                }
                Collections.reverse(order);
            }
        }
        Figures figures = Figures.of(results, "connections", "Connections");
        one.tell(figures);
        few.tell(figures);
        all.tell(figures);
        results.progress("connections");
    }

    private void objects() throws IOException {
        results.note("Objects: files of 1 KiB in folders of 1,000. The 256 that were read last are kept"
                + " open. With more than that each request looks at each part of its path, opens the file, looks at it once more and"
                + " closes another; from there on it makes no difference how many there are. Up to "
                + counted(DIFFERENT_OBJECTS)
                + " different ones are asked for, one after the other.");
        Map<String, List<ByteBuffer>> bySize = new LinkedHashMap<>();
        for (int count : OBJECT_COUNTS) {
            long start = System.nanoTime();
            GrowthStore.createObjects(count);
            results.progress("%s, made in %.1f s", objects(count), (System.nanoTime() - start) / 1e9);
            bySize.put(objects(count), GrowthStore.objects(count, DIFFERENT_OBJECTS));
        }
        Figures figures = Figures.of(results, "objects", "Objects");
        Growth growth = inTurn("10 to 1,000,000 objects", bySize);
        growth.tell(figures);
        growth.compare(
                objects(OBJECT_COUNTS.get(OBJECT_COUNTS.size() - 1)), objects(TOO_MANY_TO_KEEP_OPEN), figures.ratio());
    }

    private void sizesOfObjects() throws IOException {
        results.note("Sizes: one sparse file of each, ranges all over it.");
        Map<String, List<ByteBuffer>> bySize = new LinkedHashMap<>();
        for (Map.Entry<String, Long> size : SIZES.entrySet()) {
            GrowthStore.createObject(size.getValue());
            bySize.put("an object of " + size.getKey(), GrowthStore.ranges(size.getValue()));
        }
        Figures figures = Figures.of(results, "sizes", "Size of an object");
        inTurn("objects of all sizes", bySize).tell(figures);
    }

    private Growth inTurn(String what, Map<String, List<ByteBuffer>> bySize) throws IOException {
        Growth growth = new Growth();
        try (ServerProcess server = server(bySize.values().iterator().next());
                LoadClient client = new LoadClient(server.port(), CONNECTIONS)) {
            for (List<ByteBuffer> requests : bySize.values()) {
                client.run(Math.max(REQUESTS, requests.size()), requests).requireNoErrors();
            }
            List<String> order = new ArrayList<>(bySize.keySet());
            for (int round = 0; round < ROUNDS; round++) {
                for (String size : order) {
                    List<ByteBuffer> requests = new ArrayList<>(bySize.get(size));
                    // Each round asks for others first, so that in two of them all have been asked for.
                    Collections.rotate(requests, round * REQUESTS);
                    growth.add(size, cost(server, client, REQUESTS, requests, CONNECTIONS));
                }
                Collections.reverse(order);
            }
            heap(what + ", when all have been asked for", server);
        }
        results.progress("%s", what);
        return growth;
    }

    private void requests() throws IOException {
        results.note("Requests before: a warm server is reset and then asked for "
                + counted(REQUESTS_BEFORE.get(REQUESTS_BEFORE.size() - 1) + SAMPLES * REQUESTS) + " in one round; "
                + SAMPLES + " times " + REQUESTS
                + " requests are compared at each place of it. It keeps records of the last 100,000.");
        Growth growth = new Growth();
        GrowthStore.createObject(KIB * KIB);
        List<ByteBuffer> requests = GrowthStore.ranges(KIB * KIB);
        try (ServerProcess server = server(requests);
                LoadClient client = new LoadClient(server.port(), CONNECTIONS)) {
            server.reset();
            int before = 0;
            for (int wanted : REQUESTS_BEFORE) {
                if (wanted > before) {
                    client.run(wanted - before, requests).requireNoErrors();
                }
                for (int sample = 0; sample < SAMPLES; sample++) {
                    growth.add(
                            counted(wanted) + " requests before",
                            cost(server, client, REQUESTS, requests, CONNECTIONS));
                }
                before = wanted + SAMPLES * REQUESTS;
                heap(counted(before) + " requests in the round", server);
            }
        }
        growth.tell(Figures.of(results, "requests", "Requests before"));
        results.progress("requests before");
    }

    private static ServerProcess server(List<ByteBuffer> requests) throws IOException {
        ServerProcess server = ServerProcess.snailmail(GrowthStore.ROOT, "none");
        try (LoadClient client = new LoadClient(server.port(), CONNECTIONS)) {
            client.run(WARM_UP, requests).requireNoErrors();
        }
        return server;
    }

    private static Cost cost(
            ServerProcess server, LoadClient client, int count, List<ByteBuffer> requests, int inFlight)
            throws IOException {
        return Cost.of(
                server, count, () -> client.run(count, requests, inFlight).requireNoErrors());
    }

    private static String objects(int count) {
        return counted(count) + " objects";
    }

    private static String counted(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private void heap(String what, ServerProcess server) throws IOException {
        heap.put(what, Spread.once(server.heapBytes() / BYTES_PER_MB));
    }
}
