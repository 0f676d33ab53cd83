package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.client.Run;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.peer.Traced;
import dev.snailmail.examples.bench.result.Machine;
import dev.snailmail.examples.bench.result.Spread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What traces cost: requests a second for 4 KiB ranges over 64 keep-alive connections, with each kind of trace on and off. All
 * servers are up all the time and take turns, each round in another order; what counts is the ratio to the server without
 * traces, within a round. {@code mvn -Pbench -Dtest=TraceBench} takes about two minutes.
 */
@Tag("bench")
class TraceBench {

    private static final int CONNECTIONS = 64;
    private static final int RANGE = 4 << 10;
    private static final int REQUESTS = 60_000;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 15;
    private static final String OFF = "off";

    /** Anything but the flight recorder. */
    private static final String MODULES =
            "java.base,java.logging,java.naming,java.security.sasl,java.sql,jdk.unsupported";

    private final List<ByteBuffer> requests = BenchStore.ranges(RANGE);
    private final Map<String, ServerProcess> servers = new LinkedHashMap<>();
    private final Map<String, List<Figures>> figures = new LinkedHashMap<>();

    private record Figures(double requestsPerSecond, double cpuMicros) {}

    @Test
    void requestsPerSecondBesideThoseOfAServerWithoutTraces() throws IOException {
        Path root = BenchStore.create();
        try {
            add(OFF, ServerProcess.snailmail(root, List.of()));
            add("off, again", ServerProcess.snailmail(root, List.of()));
            add("a Java without flight recorder", ServerProcess.snailmail(root, List.of("--limit-modules", MODULES)));
            add("a flight recording without these events", ServerProcess.traced(root, Traced.RECORDING_WITHOUT_EVENTS));
            add("a flight recording", ServerProcess.traced(root, Traced.RECORDING));
            add("OpenTelemetry, the API alone", ServerProcess.traced(root, Traced.API));
            add("OpenTelemetry, SDK, every span in batches", ServerProcess.traced(root, Traced.SDK));
            measure();
            write();
        } finally {
            for (ServerProcess server : servers.values()) {
                server.close();
            }
        }
    }

    private void add(String name, ServerProcess server) {
        servers.put(name, server);
        figures.put(name, new ArrayList<>());
    }

    private void measure() throws IOException {
        for (int i = 0; i < WARM_UPS; i++) {
            for (ServerProcess server : servers.values()) {
                once(server);
            }
        }
        List<String> order = new ArrayList<>(servers.keySet());
        for (int i = 0; i < ROUNDS; i++) {
            Collections.rotate(order, i % 2 == 0 ? 1 : 3);
            for (String name : order) {
                figures.get(name).add(once(servers.get(name)));
            }
        }
    }

    private Figures once(ServerProcess server) throws IOException {
        try (LoadClient client = new LoadClient(server.port(), CONNECTIONS)) {
            Duration before = server.cpu();
            Run run = client.run(REQUESTS, requests).requireNoErrors();
            double cpuMicros = server.cpu().minus(before).toNanos() / 1e3 / REQUESTS;
            return new Figures(run.requestsPerSecond(), cpuMicros);
        }
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("%d-byte ranges, %d keep-alive connections, %d rounds of %d requests; %s"
                .formatted(RANGE, CONNECTIONS, ROUNDS, REQUESTS, Machine.describe()));
        lines.add("");
        lines.add(
                "| traces | requests/s, median [least to most] | beside off, in a round | server CPU, µs a request | more than off, in a round |");
        lines.add("| --- | --- | --- | --- | --- |");
        figures.forEach((name, measured) -> lines.add(row(name, measured)));
        lines.forEach(System.out::println);
        Files.createDirectories(Path.of("target", "bench"));
        Files.write(Path.of("target", "bench", "tracing.md"), lines);
    }

    private String row(String name, List<Figures> measured) {
        List<Double> ratios = new ArrayList<>();
        List<Double> more = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Figures off = figures.get(OFF).get(i);
            ratios.add(measured.get(i).requestsPerSecond / off.requestsPerSecond);
            more.add(measured.get(i).cpuMicros - off.cpuMicros);
        }
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        name,
                        of(measured, Figures::requestsPerSecond).as("%.0f"),
                        Spread.of(ratios).as("%.2f"),
                        of(measured, Figures::cpuMicros).as("%.1f"),
                        Spread.of(more).as("%+.1f"));
    }

    private static Spread of(List<Figures> measured, Function<Figures, Double> figure) {
        return Spread.of(measured.stream().map(figure).toList());
    }
}
