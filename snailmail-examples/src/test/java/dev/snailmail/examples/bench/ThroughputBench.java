package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.peer.Nginx;
import dev.snailmail.examples.bench.peer.PeerVersions;
import dev.snailmail.examples.bench.peer.PythonOriginal;
import dev.snailmail.examples.bench.peer.ServerMain;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.examples.bench.result.Subject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much a server gets done beside others that somebody might take instead, in requests and in bytes. */
@Tag("bench")
@Tag("throughput")
class ThroughputBench {

    private static final int CONNECTIONS = 64;
    private static final int RANGE = 4 << 10;
    private static final long DOWNLOAD = 1L << 30;
    private static final double MEGABYTES = DOWNLOAD / 1e6;
    private static final int ROUNDS = 11;
    private static final int WARM_UPS = 4;

    /** Some half a second for the fast ones, and what the slow ones do in about as much. */
    private static final int REQUESTS = 40_000;

    private static final int WIREMOCK_REQUESTS = 8_000;
    private static final int PYTHON_REQUESTS = 1_500;
    private static final int MOCK_WEB_SERVER_REQUESTS = 700;
    private static final int FLOOR_RUNS = 6;

    private static final String SNAILMAIL = "snailmail, recording";
    private static final String NGINX = "nginx";
    private static final String UNDERTOW = "Undertow's file handler";
    private static final String JDK = "the JDK's server";
    private static final String PYTHON = "the Python original";
    private static final String WIREMOCK = "WireMock, a stub";
    private static final String MOCK_WEB_SERVER = "mockwebserver3, a stub";

    private final Results results = Results.of(Subject.THROUGHPUT);
    private final Optional<Path> nginx = Nginx.find();
    private final Optional<PythonOriginal> python;
    private final Map<String, Spread> cpuBesideNginx = new LinkedHashMap<>();

    ThroughputBench() throws IOException {
        python = PythonOriginal.find();
    }

    /** What one figure after the other is of, and in which units. */
    private record Load(String name, String what, String unit, double unitsPerRequest, Map<String, Goal> goals) {}

    @Test
    void besideOtherServers() throws IOException {
        describe();
        requests(
                new Load(
                        "ranges",
                        "ranges of 4 KiB of a file of 64 MB",
                        "requests/s",
                        1,
                        Map.of(
                                NGINX, Goal.atLeast(0.65).stretch(0.85),
                                UNDERTOW, Goal.atLeast(2),
                                WIREMOCK, Goal.atLeast(10),
                                PYTHON, Goal.atLeast(20))),
                BenchStore.ranges(RANGE),
                RANGE);
        requests(
                new Load(
                        "objects",
                        "whole objects of 64 KiB",
                        "requests/s",
                        1,
                        Map.of(NGINX, Goal.atLeast(0.6).stretch(0.9), UNDERTOW, Goal.atLeast(1.4))),
                BenchStore.small(),
                BenchStore.SMALL_SIZE);
        download(new Load(
                "download",
                "ranges of 1 GiB, one after the other over one connection",
                "MB/s",
                MEGABYTES,
                Map.of(NGINX, Goal.atLeast(0.8).stretch(1), UNDERTOW, Goal.atLeast(2))));
        cpuBesideNginx();
        results.publish();
    }

    private void requests(Load load, List<ByteBuffer> requests, int length) throws IOException {
        Spread floor = floor(requests, length);
        try (TakingTurns turns = new TakingTurns(CONNECTIONS, requests)) {
            addServersOfFiles(turns, BenchStore.create(), REQUESTS, PYTHON_REQUESTS);
            turns.add(WIREMOCK, ServerProcess.stub(ServerMain.WIREMOCK, length), WIREMOCK_REQUESTS);
            turns.add(
                    MOCK_WEB_SERVER, ServerProcess.stub(ServerMain.MOCK_WEB_SERVER, length), MOCK_WEB_SERVER_REQUESTS);
            take(turns, load);
            Figure rate = rate(turns, load);
            rate.add("the client's floor", floor);
            besideOthers(turns, load);
        }
    }

    private void download(Load load) throws IOException {
        try (TakingTurns turns = new TakingTurns(1, BenchStore.start(DOWNLOAD))) {
            addServersOfFiles(turns, BenchStore.createHuge(), 1, 1);
            take(turns, load);
            rate(turns, load);
            besideOthers(turns, load);
        }
    }

    private void addServersOfFiles(TakingTurns turns, Path root, int total, int totalOfPython) throws IOException {
        turns.add(SNAILMAIL, ServerProcess.snailmail(root, "none"), total);
        turns.add(UNDERTOW, ServerProcess.undertow(root), total);
        turns.add(JDK, ServerProcess.jdk(root), total);
        if (nginx.isPresent()) {
            turns.add(NGINX, ServerProcess.nginx(nginx.get(), root), total);
        }
        if (python.isPresent()) {
            turns.add(PYTHON, ServerProcess.python(python.get(), root, 0), totalOfPython);
        }
    }

    private void take(TakingTurns turns, Load load) throws IOException {
        turns.warmUp(WARM_UPS);
        results.progress("warm for %s", load.what);
        turns.take(ROUNDS);
        results.progress("measured %s", load.what);
    }

    private Figure rate(TakingTurns turns, Load load) {
        Figure rate = results.figure(load.name, "Of " + load.what, load.unit, "%.0f");
        for (String name : turns.names()) {
            rate.add(name, turns.rate(name, load.unitsPerRequest));
        }
        return rate;
    }

    private void besideOthers(TakingTurns turns, Load load) {
        Figure beside = results.figure(
                        load.name + "-beside", "snailmail beside the others in a round, " + load.what, "times", "%.2f")
                .logarithmic();
        Figure cpu = results.figure(
                        load.name + "-cpu", "Processor time of the server, " + load.what, "µs a request", "%.1f")
                .logarithmic();
        cpu.add(SNAILMAIL, turns.cpuMicros(SNAILMAIL));
        for (String name : turns.names()) {
            if (!name.equals(SNAILMAIL)) {
                beside.add(name, turns.rateBeside(SNAILMAIL, name), load.goals.getOrDefault(name, Goal.none()));
                cpu.add(name, turns.cpuMicros(name));
            }
        }
        if (nginx.isPresent()) {
            cpuBesideNginx.put(load.what, turns.cpuBeside(SNAILMAIL, NGINX));
        }
    }

    private void cpuBesideNginx() {
        if (!cpuBesideNginx.isEmpty()) {
            Figure figure = results.figure(
                    "cpu-beside-nginx", "Processor time of snailmail beside nginx's in a round", "times", "%.2f");
            cpuBesideNginx.forEach(
                    (what, beside) -> figure.add(what, beside, Goal.atMost(2).stretch(1.4)));
        }
    }

    /** With nobody else up, since the thread of that server never sleeps. */
    private Spread floor(List<ByteBuffer> requests, int length) throws IOException {
        try (ServerProcess nothing = ServerProcess.nothing(Duration.ZERO, length)) {
            List<Double> rates = new ArrayList<>();
            for (int i = -WARM_UPS; i < FLOOR_RUNS; i++) {
                try (LoadClient client = new LoadClient(nothing.port(), CONNECTIONS)) {
                    double rate =
                            client.run(REQUESTS, requests).requireNoErrors().requestsPerSecond();
                    if (i >= 0) {
                        rates.add(rate);
                    }
                }
            }
            return Spread.of(rates);
        }
    }

    private void describe() throws IOException {
        results.note(
                ("%d keep-alive connections, %d rounds after %d to warm up, in which all servers take turns, in another"
                                + " order in each: %,d requests each, so many fewer for the slow ones that their turns take about as"
                                + " long. What counts is the ratio within a round.")
                        .formatted(CONNECTIONS, ROUNDS, WARM_UPS, REQUESTS));
        results.note(
                ("Undertow %s with its ResourceHandler and two I/O threads; %s; %s; the JDK's own com.sun.net.httpserver with"
                                + " a handler that copies a range from a file, a virtual thread for each request from Java 21 on, or else a"
                                + " cached pool, and sun.net.httpserver.nodelay, without which it waits 40 ms for acknowledgements; WireMock"
                                + " %s and mockwebserver3 %s as stubs that answer with as many bytes of no file. WireMock's journal is off;"
                                + " with one of as many requests as snailmail records it takes milliseconds for each.")
                        .formatted(
                                PeerVersions.undertow(),
                                nginx.isPresent()
                                        ? "nginx " + PeerVersions.nginx(nginx.get())
                                                + " with sendfile, an open file cache and two workers"
                                        : "nginx is not installed here",
                                python.map(original -> "the Python original " + original.version())
                                        .orElse("the Python original is not here"),
                                PeerVersions.wireMock(),
                                PeerVersions.mockWebServer()));
        results.note(
                "The client is one thread, which takes one of the processors as soon as a server is fast: the client's floor is"
                        + " what it gets of a server that does nothing but answer with bytes it holds, from a thread that never sleeps. Beyond"
                        + " that no server can be seen to be faster; the processor time of the server is the figure that the client does"
                        + " not hide.");
    }
}
