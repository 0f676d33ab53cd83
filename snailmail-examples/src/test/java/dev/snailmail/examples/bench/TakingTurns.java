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
import java.util.IdentityHashMap;
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

    private static final int TURNS = 3;

    private final int connections;
    private final List<ByteBuffer> requests;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Random order = new Random(4);

    /** One that takes turns, and what it did in each round. */
    private record Server(String name, ServerProcess process, int requests, int warmUp, List<Figures> figures) {}

    /** Of so many requests. */
    private record Figures(int requests, double seconds, double cpuMicros, double clientMicros) {

        double perSecond() {
            return requests / seconds;
        }

        double cpuMicrosEach() {
            return cpuMicros / requests;
        }

        double clientMicrosEach() {
            return clientMicros / requests;
        }

        Figures and(Figures more) {
            return new Figures(
                    requests + more.requests,
                    seconds + more.seconds,
                    cpuMicros + more.cpuMicros,
                    clientMicros + more.clientMicros);
        }
    }

    TakingTurns(int connections, List<ByteBuffer> requests) {
        this.connections = connections;
        this.requests = requests;
    }

    /**
     * @param requests in each round
     * @param warmUp how many requests before the first round, which are not counted
     */
    void add(String name, ServerProcess process, int requests, int warmUp) {
        servers.put(name, new Server(name, process, requests, warmUp, new ArrayList<>()));
    }

    void take(int rounds) throws IOException {
        for (Server server : servers.values()) {
            // On connections of their own, since Undertow's handler may close one after a download.
            for (int done = 0; done < server.warmUp; done += server.requests) {
                turnOf(server, server.requests);
            }
        }
        for (int round = 0; round < rounds; round++) {
            round();
        }
    }

    /** Short turns, several of which make a round, so that what is compared is close to each other in time. */
    private void round() throws IOException {
        Map<Server, Figures> figures = new IdentityHashMap<>();
        List<Server> all = new ArrayList<>(servers.values());
        for (int turn = 0; turn < TURNS; turn++) {
            Collections.shuffle(all, order);
            for (Server server : all) {
                int requests = server.requests * (turn + 1) / TURNS - server.requests * turn / TURNS;
                if (requests > 0) {
                    figures.merge(server, turnOf(server, requests), Figures::and);
                }
            }
        }
        figures.forEach((server, together) -> server.figures.add(together));
    }

    private Figures turnOf(Server server, int total) throws IOException {
        try (LoadClient client = new LoadClient(server.process.port(), connections)) {
            Duration serverBefore = server.process.cpu();
            Duration clientBefore = ownCpu();
            Run run = client.run(total, requests).requireNoErrors();
            return new Figures(
                    total, run.seconds(), micros(serverBefore, server.process.cpu()), micros(clientBefore, ownCpu()));
        } catch (IOException e) {
            throw new IOException(server.name + ": " + e.getMessage(), e);
        }
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double micros(Duration from, Duration to) {
        return to.minus(from).toNanos() / 1e3;
    }

    Set<String> names() {
        return servers.keySet();
    }

    /** Requests a second, or whatever there are so many of in a request. */
    Spread rate(String name, double unitsPerRequest) {
        return each(name, name, Figures::perSecond, (own, same) -> own * unitsPerRequest);
    }

    /** Processor time of the server in microseconds for a request, or whatever there are so many of in a request. */
    Spread cpuMicros(String name, double unitsPerRequest) {
        return each(name, name, Figures::cpuMicrosEach, (own, same) -> own / unitsPerRequest);
    }

    /** Processor time of the client in microseconds for the same. */
    Spread clientMicros(String name, double unitsPerRequest) {
        return each(name, name, Figures::clientMicrosEach, (own, same) -> own / unitsPerRequest);
    }

    /** How many times the requests a second of another, in a round. */
    Spread rateBeside(String name, String other) {
        return each(name, other, Figures::perSecond, (own, its) -> own / its);
    }

    /** How many times the processor time of another for a request, in a round. */
    Spread cpuBeside(String name, String other) {
        return each(name, other, Figures::cpuMicrosEach, (own, its) -> own / its);
    }

    /** How many microseconds of processor time a request takes more than with another, in a round. */
    Spread cpuMicrosMoreThan(String name, String other) {
        return each(name, other, Figures::cpuMicrosEach, (own, its) -> own - its);
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
