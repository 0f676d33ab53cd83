package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.client.Run;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Spread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Servers that are up all the time and take turns under the same load, in another order in each round, so that what the machine
 * does besides hits all alike. What counts is what one does beside another within a round.
 */
final class TakingTurns implements AutoCloseable {

    private final int connections;
    private final List<ByteBuffer> requests;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Random order = new Random(4);

    /** One that takes turns, of so many requests each, and what it did in them. */
    private record Server(ServerProcess process, int requests, List<Figures> figures) {}

    private record Figures(double requestsPerSecond, double cpuMicros) {}

    TakingTurns(int connections, List<ByteBuffer> requests) {
        this.connections = connections;
        this.requests = requests;
    }

    void add(String name, ServerProcess process, int requestsInATurn) {
        servers.put(name, new Server(process, requestsInATurn, new ArrayList<>()));
    }

    /** Some rounds that are not counted. */
    void warmUp(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            for (Server server : servers.values()) {
                turnOf(server);
            }
        }
    }

    void take(int rounds) throws IOException {
        List<Server> all = new ArrayList<>(servers.values());
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(all, order);
            for (Server server : all) {
                server.figures.add(turnOf(server));
            }
        }
    }

    private Figures turnOf(Server server) throws IOException {
        try (LoadClient client = new LoadClient(server.process.port(), connections)) {
            Duration before = server.process.cpu();
            Run run = client.run(server.requests, requests).requireNoErrors();
            double cpuMicros = server.process.cpu().minus(before).toNanos() / 1e3 / server.requests;
            return new Figures(run.requestsPerSecond(), cpuMicros);
        }
    }

    Set<String> names() {
        return servers.keySet();
    }

    /** Requests a second, or whatever there are so many of in a request. */
    Spread rate(String name, double unitsPerRequest) {
        return each(name, name, Figures::requestsPerSecond, (own, same) -> own * unitsPerRequest);
    }

    /** Processor time of the server for a request, in microseconds. */
    Spread cpuMicros(String name) {
        return each(name, name, Figures::cpuMicros, (own, same) -> own);
    }

    /** How many times the requests a second of another, in a round. */
    Spread rateBeside(String name, String other) {
        return each(name, other, Figures::requestsPerSecond, (own, its) -> own / its);
    }

    /** How many times the processor time of another for a request, in a round. */
    Spread cpuBeside(String name, String other) {
        return each(name, other, Figures::cpuMicros, (own, its) -> own / its);
    }

    /** How many microseconds of processor time a request takes more than with another, in a round. */
    Spread cpuMicrosMoreThan(String name, String other) {
        return each(name, other, Figures::cpuMicros, (own, its) -> own - its);
    }

    private Spread each(String name, String other, ToDoubleFunction<Figures> figure, DoubleBinaryOperator together) {
        List<Figures> own = servers.get(name).figures;
        List<Figures> its = servers.get(other).figures;
        return Spread.of(IntStream.range(0, own.size())
                .mapToObj(
                        i -> together.applyAsDouble(figure.applyAsDouble(own.get(i)), figure.applyAsDouble(its.get(i))))
                .toList());
    }

    @Override
    public void close() throws IOException {
        for (Server server : servers.values()) {
            server.process.close();
        }
    }
}
