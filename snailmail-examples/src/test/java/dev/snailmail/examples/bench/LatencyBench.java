package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.Schedule;
import dev.snailmail.examples.bench.peer.PythonOriginal;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.examples.bench.result.Subject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How much later than asked for an answer comes. In turn with it the floor of this machine and client: a server that does nothing
 * but wait, on a thread that never sleeps. What is between the two is ours; what is below is the machine's.
 */
@Tag("bench")
@Tag("latency")
class LatencyBench {

    private static final int RANGE = 4 << 10;
    private static final int ROUNDS = 10;
    private static final int WARM_UP = 12_000;
    private static final int WARM_UP_OF_LONG_DELAYS = 2_000;
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMillis(45);

    private static final int MANY = 1000;
    private static final int RATE = 2000;
    private static final int OPEN_LOOP_REQUESTS = 2000;
    private static final int FEW = 64;
    private static final int TIMES_OF_TIMER = 1000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final double GOAL_OF_MANY = 50;
    private static final double BEYOND_OWN_FLOOR = 10;

    private final List<ByteBuffer> requests = BenchStore.ranges(RANGE);
    private final List<LateServer> servers = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Results results = Results.of(Subject.LATENCY);

    private record Row(String what, Spread p50, Goal goalOfP50, Spread p99, Goal goalOfP99) {}

    @Test
    void beyondTheInjectedLatency() throws IOException {
        LateServer ours = add("snailmail", SHORT, snailmail(SHORT), WARM_UP);
        LateServer floor = add("the floor", SHORT, ServerProcess.nothing(SHORT, RANGE), WARM_UP);
        LateServer undelayed = add("snailmail without latency", Duration.ZERO, snailmail(Duration.ZERO), WARM_UP);
        LateServer oursLong = add("snailmail", LONG, snailmail(LONG), WARM_UP_OF_LONG_DELAYS);
        LateServer floorLong = add("the floor", LONG, ServerProcess.nothing(LONG, RANGE), WARM_UP_OF_LONG_DELAYS);
        Optional<LateServer> python = python();
        results.progress("all servers are warm");

        List<LateServer> underOpenLoop = new ArrayList<>(List.of(undelayed, ours, floor));
        python.ifPresent(underOpenLoop::add);
        compare(
                MANY + " connections, " + RATE + "/s, 5 ms",
                MANY,
                client -> client.run(OPEN_LOOP_REQUESTS, requests, Schedule.constant(RATE)),
                underOpenLoop.toArray(LateServer[]::new));
        rows.addAll(openLoopRows(ours, floor, undelayed));
        python.ifPresent(peer -> compareWith(peer, ours));
        compare(FEW + " connections, closed loop, 5 ms", FEW, client -> client.run(6_000, requests), ours, floor);
        rows.addAll(closedLoopRows(FEW + " connections, closed loop, 5 ms", ours, floor));
        compare(
                FEW + " connections, closed loop, 45 ms",
                FEW,
                client -> client.run(1_000, requests),
                oursLong,
                floorLong);
        rows.addAll(closedLoopRows(FEW + " connections, closed loop, 45 ms", oursLong, floorLong));
        compare("1 connection, 5 ms", 1, client -> client.run(60, requests), ours, floor);
        rows.add(row("1 connection, 5 ms", ours, Goal.none(), Goal.none()));
        rows.add(row("1 connection, 5 ms", floor, Goal.none(), Goal.none()));
        rows.add(timerAlone());
        publish();
    }

    private Optional<LateServer> python() throws IOException {
        Optional<PythonOriginal> python = PythonOriginal.find();
        if (python.isEmpty()) {
            return Optional.empty();
        }
        results.note("The Python original is " + python.get().version() + ".");
        ServerProcess process = ServerProcess.python(python.get(), BenchStore.create(), SHORT.toMillis());
        return Optional.of(add("the Python original", SHORT, process, WARM_UP_OF_LONG_DELAYS));
    }

    private void compareWith(LateServer python, LateServer ours) {
        rows.add(row(MANY + " connections, " + RATE + "/s, 5 ms", python, Goal.none(), Goal.none()));
        results.figure("python", "How late at the median beside the Python original, in a round", "times", "%.4f")
                .add(MANY + " connections, " + RATE + "/s, 5 ms", ours.beside(python), Goal.atMost(0.1));
    }

    private static ServerProcess snailmail(Duration latency) throws IOException {
        return ServerProcess.snailmail(
                BenchStore.create(), latency.isZero() ? "none" : "fixed(" + latency.toMillis() + "ms)");
    }

    private LateServer add(String name, Duration delay, ServerProcess process, int warmUp) throws IOException {
        LateServer server = new LateServer(name, delay, process);
        servers.add(server);
        return server.warmed(warmUp, requests);
    }

    private void compare(String what, int connections, LateServer.Load load, LateServer... inTurn) throws IOException {
        List<LateServer> order = new ArrayList<>(List.of(inTurn));
        for (LateServer server : order) {
            server.begin(connections, load);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (LateServer server : order) {
                server.measure(load);
            }
            Collections.rotate(order, 1);
        }
        for (LateServer server : order) {
            server.end();
        }
        results.progress("%s", what);
    }

    private List<Row> openLoopRows(LateServer ours, LateServer floor, LateServer undelayed) {
        String load = MANY + " connections, " + RATE + "/s, ";
        double stretch = undelayed.p50().median() + BEYOND_OWN_FLOOR;
        Goal goal = Goal.atMost(GOAL_OF_MANY);
        results.note(String.format(
                "The harder goal of %d connections is 10 µs more than the same server takes without a latency, %.0f µs in this run%s."
                        + " Of all requests of that load, %d waited for a connection of the client.",
                MANY,
                stretch,
                stretch < GOAL_OF_MANY ? "" : ", which the machine puts beyond the goal itself",
                ours.queuedRequests() + floor.queuedRequests() + undelayed.queuedRequests()));
        return List.of(
                row(load + "5 ms", ours, stretch < GOAL_OF_MANY ? goal.stretch(stretch) : goal, Goal.atMost(300)),
                row(load + "5 ms", floor, Goal.none(), Goal.none()),
                row(load + "as it is", undelayed, Goal.none(), Goal.none()));
    }

    private static List<Row> closedLoopRows(String load, LateServer ours, LateServer floor) {
        return List.of(row(load, ours, Goal.atMost(80), Goal.atMost(500)), row(load, floor, Goal.none(), Goal.none()));
    }

    private static Row row(String load, LateServer server, Goal goalOfP50, Goal goalOfP99) {
        return new Row(load + ": " + server.name(), server.p50(), goalOfP50, server.p99(), goalOfP99);
    }

    /** With all servers stopped. */
    private static Row timerAlone() throws IOException {
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            TimerAlone timer = TimerAlone.measured(TIMES_OF_TIMER, NANOS_PER_SECOND / RATE);
            p50.add(timer.microsAt(0.5));
            p99.add(timer.microsAt(0.99));
        }
        return new Row("the timer alone, " + RATE + "/s", Spread.of(p50), Goal.none(), Spread.of(p99), Goal.none());
    }

    private void publish() throws IOException {
        results.note(
                "Ranges of 4 KiB, " + ROUNDS + " runs of each in turn over connections that stay. At " + RATE
                        + " requests a second, evenly spaced, the time counts from when a request should have been sent, whatever the client"
                        + " did then, to the last byte of its answer; in a closed loop from when it was sent. The floor is a server with one"
                        + " thread that never sleeps and answers with bytes it holds already; servers whose turn it is not are stopped. The"
                        + " timer alone is how late the thread of snailmail's timer wakes up on a machine that has nothing else to do.");
        Figure p50 = results.figure("p50", "Later than injected, at the median", "µs", "%.0f")
                .logarithmic();
        rows.forEach(row -> p50.add(row.what, row.p50, row.goalOfP50));
        Figure p99 = results.figure("p99", "Later than injected, 99 of 100 requests less than", "µs", "%.0f")
                .logarithmic();
        rows.forEach(row -> p99.add(row.what, row.p99, row.goalOfP99));
        results.publish();
    }

    @AfterEach
    void stop() throws IOException {
        for (LateServer server : servers) {
            server.close();
        }
    }
}
