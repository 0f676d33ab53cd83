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
    private static final int ROUNDS = 10;
    private static final int FLOOR_WARM_UPS = 4;
    private static final int FLOOR_RUNS = 6;

    private static final String SNAILMAIL = "snailmail, recording";
    private static final String NGINX = "nginx";
    private static final String UNDERTOW = "Undertow's file handler";
    private static final String JDK = "the JDK's server";
    private static final String PYTHON = "the Python original";
    private static final String WIREMOCK = "WireMock, a stub";
    private static final String WIREMOCK_WITHOUT_JOURNAL = "WireMock, recording nothing";
    private static final String MOCK_WEB_SERVER = "mockwebserver3, a stub";

    private final Results results = Results.of(Subject.THROUGHPUT);
    private final Optional<Path> nginx = Nginx.find();
    private final Optional<PythonOriginal> python;
    private final Map<String, Spread> cpuBesideNginx = new LinkedHashMap<>();

    ThroughputBench() throws IOException {
        python = PythonOriginal.find();
    }

    /** How many requests a turn has, which takes some 0.3 s, and how many come before the first. */
    private enum Turn {
        FAST(15_000, 100_000),
        MEDIUM(5_000, 50_000),
        WIREMOCK(3_000, 24_000),
        SLOW(400, 1_000),
        DOWNLOAD(1, 3);

        private final int requests;
        private final int warmUp;

        Turn(int requests, int warmUp) {
            this.requests = requests;
            this.warmUp = warmUp;
        }
    }

    /** What one figure after the other is of, and in which units. */
    private record Load(
            String name,
            String what,
            String rateUnit,
            String cpuUnit,
            double unitsPerRequest,
            Map<String, Goal> goals) {}

    @Test
    void besideOtherServers() throws IOException {
        describe();
        requests(
                new Load(
                        "ranges",
                        "ranges of 4 KiB of a file of 64 MB",
                        "requests/s",
                        "µs a request",
                        1,
                        Map.of(
                                NGINX, Goal.atLeast(0.65).stretch(0.85),
                                UNDERTOW, Goal.atLeast(2),
                                WIREMOCK, Goal.atLeast(10),
                                WIREMOCK_WITHOUT_JOURNAL, Goal.atLeast(10),
                                PYTHON, Goal.atLeast(20))),
                BenchStore.ranges(RANGE),
                RANGE);
        requests(
                new Load(
                        "objects",
                        "whole objects of 64 KiB",
                        "requests/s",
                        "µs a request",
                        1,
                        Map.of(NGINX, Goal.atLeast(0.6).stretch(0.9), UNDERTOW, Goal.atLeast(1.4))),
                BenchStore.small(),
                BenchStore.SMALL_SIZE);
        download(new Load(
                "download",
                "ranges of 1 GiB, one after the other over one connection",
                "MB/s",
                "µs a MB",
                MEGABYTES,
                Map.of(NGINX, Goal.atLeast(0.8).stretch(1), UNDERTOW, Goal.atLeast(2))));
        cpuBesideNginx();
        results.publish();
    }

    private void requests(Load load, List<ByteBuffer> requests, int length) throws IOException {
        Spread floor = floor(requests, length);
        Path root = BenchStore.create();
        try (TakingTurns turns = new TakingTurns(CONNECTIONS, requests)) {
            addServersOfFiles(turns, root, Turn.FAST, Turn.MEDIUM, Turn.SLOW);
            if (load.goals.containsKey(WIREMOCK)) {
                add(turns, WIREMOCK, ServerProcess.stub(ServerMain.WIREMOCK, length), Turn.WIREMOCK);
                add(
                        turns,
                        WIREMOCK_WITHOUT_JOURNAL,
                        ServerProcess.stub(ServerMain.WIREMOCK_WITHOUT_JOURNAL, length),
                        Turn.WIREMOCK);
            }
            add(turns, MOCK_WEB_SERVER, ServerProcess.stub(ServerMain.MOCK_WEB_SERVER, length), Turn.SLOW);
            take(turns, load);
            rate(turns, load).add("the client's floor", floor);
            besideOthers(turns, load);
        }
    }

    private void download(Load load) throws IOException {
        try (TakingTurns turns = new TakingTurns(1, BenchStore.start(DOWNLOAD))) {
            addServersOfFiles(turns, BenchStore.createHuge(), Turn.DOWNLOAD, Turn.DOWNLOAD, Turn.DOWNLOAD);
            take(turns, load);
            rate(turns, load);
            besideOthers(turns, load);
        }
    }

    private void addServersOfFiles(TakingTurns turns, Path root, Turn fast, Turn medium, Turn slow) throws IOException {
        add(turns, SNAILMAIL, ServerProcess.snailmail(root, "none"), fast);
        if (nginx.isPresent()) {
            add(turns, NGINX, ServerProcess.nginx(nginx.get(), root), fast);
        }
        add(turns, UNDERTOW, ServerProcess.undertow(root), medium);
        add(turns, JDK, ServerProcess.jdk(root), medium);
        if (python.isPresent()) {
            add(turns, PYTHON, ServerProcess.python(python.get(), root, 0), slow);
        }
    }

    private static void add(TakingTurns turns, String name, ServerProcess server, Turn turn) {
        turns.add(name, server, turn.requests, turn.warmUp);
    }

    private void take(TakingTurns turns, Load load) throws IOException {
        turns.take(ROUNDS);
        results.progress("measured %s", load.what);
    }

    private Figure rate(TakingTurns turns, Load load) {
        Figure rate = results.figure(load.name, "Of " + load.what, load.rateUnit, "%.0f");
        for (String name : turns.names()) {
            rate.add(name, turns.rate(name, load.unitsPerRequest));
        }
        return rate;
    }

    private void besideOthers(TakingTurns turns, Load load) {
        Figure beside = results.figure(
                        load.name + "-beside", "snailmail beside the others in a round, " + load.what, "times", "%.2f")
                .logarithmic();
        for (String name : turns.names()) {
            if (!name.equals(SNAILMAIL)) {
                beside.add(name, turns.rateBeside(SNAILMAIL, name), load.goals.getOrDefault(name, Goal.none()));
            }
        }
        Figure cpu = results.figure(
                        load.name + "-cpu", "Processor time of the server, " + load.what, load.cpuUnit, "%.1f")
                .logarithmic();
        for (String name : turns.names()) {
            cpu.add(name, turns.cpuMicros(name, load.unitsPerRequest));
        }
        cpu.add("the client, of requests to snailmail", turns.clientMicros(SNAILMAIL, load.unitsPerRequest));
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
            for (int i = -FLOOR_WARM_UPS; i < FLOOR_RUNS; i++) {
                try (LoadClient client = new LoadClient(nothing.port(), CONNECTIONS)) {
                    double rate = client.run(Turn.FAST.requests, requests)
                            .requireNoErrors()
                            .requestsPerSecond();
                    if (i >= 0) {
                        rates.add(rate);
                    }
                }
            }
            return Spread.of(rates);
        }
    }

    private void describe() throws IOException {
        results.note("""
                %d keep-alive connections, and one for downloads; %d rounds in which all servers take turns, in another \
                order in each: %d requests each, so many fewer for the slower ones that their turns take about as long, \
                after %d to warm up, or %d for WireMock, which is still getting faster then. What counts is the ratio \
                within a round.\
                """.formatted(CONNECTIONS, ROUNDS, Turn.FAST.requests, Turn.FAST.warmUp, Turn.WIREMOCK.warmUp));
        results.note("""
                Undertow %s with its ResourceHandler and two I/O threads; %s; the JDK's own com.sun.net.httpserver with a \
                handler that copies a range from a file, a virtual thread for each request from Java 21 on, or else a cached \
                pool, and sun.net.httpserver.nodelay, without which it waits 40 ms for acknowledgements; %s; mockwebserver3 \
                %s and WireMock %s as stubs that answer with as many bytes of no file, WireMock as it comes, with a journal \
                that has no bound, and without one: with a bound such as snailmail's, it takes milliseconds for each \
                request.\
                """.formatted(
                        PeerVersions.undertow(),
                        nginx.map(ThroughputBench::describe).orElse("nginx, which is not installed here"),
                        python.map(original -> "the Python original " + original.version())
                                .orElse("the Python original, which is not here"),
                        PeerVersions.mockWebServer(),
                        PeerVersions.wireMock()));
        results.note("""
                The client is one thread. Its floor is what it gets of a server that does nothing but answer with bytes it \
                holds, from a thread that never sleeps: no server can be seen to be faster. What the client takes for a \
                request leaves that much less of the machine to the server, so that ratios of requests a second are smaller \
                than those of processor time.\
                """);
    }

    private static String describe(Path nginx) {
        return "nginx " + PeerVersions.nginx(nginx) + " with sendfile, an open file cache and two workers";
    }
}
