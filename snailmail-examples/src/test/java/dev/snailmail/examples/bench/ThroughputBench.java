package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.client.Run;
import dev.snailmail.examples.bench.peer.Nginx;
import dev.snailmail.examples.bench.peer.ServerMain;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Machine;
import dev.snailmail.examples.bench.result.Spread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests a second over 64 keep-alive connections, beside Undertow's own handler for files, nginx where it is installed, and
 * stubs of WireMock and mockwebserver3. All servers are up all the time and take turns, in another order in each round, so that what the machine does
 * besides hits all alike; what counts is the ratio within a round.
 */
@Tag("bench")
class ThroughputBench {

    private static final int CONNECTIONS = 64;
    private static final int RANGE = 4 << 10;
    private static final int REQUESTS = 40_000;
    private static final int STUB_REQUESTS = 4_000;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 12;

    private static final String SNAILMAIL = "snailmail, recording";
    private static final List<String> STUBS = List.of(ServerMain.WIREMOCK, ServerMain.MOCK_WEB_SERVER);

    private record Figures(double requestsPerSecond, double cpuMicros) {}

    @Test
    void besideOtherServers() throws IOException {
        System.out.printf(
                "%nThroughput: %d keep-alive connections, %d rounds of %d requests, of %d for stubs; %s%s%n",
                CONNECTIONS,
                ROUNDS,
                REQUESTS,
                STUB_REQUESTS,
                Machine.describe(),
                Nginx.find().isPresent() ? "" : "; nginx is not installed here");
        compare(RANGE + "-byte ranges of a file of 64 MB", RANGE, BenchStore.ranges(RANGE));
        compare("whole objects of 64 KiB", BenchStore.SMALL_SIZE, BenchStore.small());
    }

    /** Servers of files, and stubs, which answer with as many bytes of no file. */
    private static void startAll(Map<String, ServerProcess> servers, int length) throws IOException {
        Path root = BenchStore.create();
        servers.put(SNAILMAIL, ServerProcess.snailmail(root, "none"));
        servers.put("Undertow file handler", ServerProcess.undertow(root));
        Optional<Path> nginx = Nginx.find();
        if (nginx.isPresent()) {
            servers.put("nginx", ServerProcess.nginx(nginx.get(), root));
        }
        for (String stub : STUBS) {
            servers.put(stub, ServerProcess.stub(stub, length));
        }
    }

    private void compare(String what, int length, List<ByteBuffer> requests) throws IOException {
        Map<String, ServerProcess> servers = new LinkedHashMap<>();
        Map<String, List<Figures>> figures = new LinkedHashMap<>();
        try {
            startAll(servers, length);
            servers.keySet().forEach(name -> figures.put(name, new ArrayList<>()));
            List<String> order = new ArrayList<>(servers.keySet());
            for (int round = -WARM_UPS; round < ROUNDS; round++) {
                for (String name : order) {
                    int total = STUBS.contains(name) ? STUB_REQUESTS : REQUESTS;
                    Figures measured = measure(servers.get(name), requests, total);
                    if (round >= 0) {
                        figures.get(name).add(measured);
                    }
                }
                Collections.rotate(order, 1);
            }
        } finally {
            for (ServerProcess server : servers.values()) {
                server.close();
            }
        }
        System.out.printf(
                "%n  %-34s %-34s %-30s %s%n",
                what, "requests/s, median [min to max]", "server CPU us/request", "snailmail beside it, in a round");
        figures.forEach((name, measured) -> print(name, measured, figures.get(SNAILMAIL)));
    }

    private Figures measure(ServerProcess server, List<ByteBuffer> requests, int total) throws IOException {
        try (LoadClient client = new LoadClient(server.port(), CONNECTIONS)) {
            Duration before = server.cpu();
            Run run = client.run(total, requests).requireNoErrors();
            double cpuMicros = server.cpu().minus(before).toNanos() / 1e3 / total;
            return new Figures(run.requestsPerSecond(), cpuMicros);
        }
    }

    private static void print(String name, List<Figures> figures, List<Figures> ours) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add(ours.get(i).requestsPerSecond / figures.get(i).requestsPerSecond);
        }
        System.out.printf(
                "  %-34s %-34s %-30s %s%n",
                name,
                Spread.of(figures.stream().map(Figures::requestsPerSecond).toList())
                        .as("%.0f"),
                Spread.of(figures.stream().map(Figures::cpuMicros).toList()).as("%.1f"),
                name.equals(SNAILMAIL) ? "" : Spread.of(ratios).as("%.2f"));
    }
}
