package dev.snailmail.scenarios;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.ClientLink;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.LockstepFailedException;
import dev.snailmail.recording.Recording;
import dev.snailmail.scenarios.Scenario.Ask;
import dev.snailmail.scenarios.Scenario.Client;
import dev.snailmail.scenarios.Scenario.Manner;
import dev.snailmail.scenarios.Scenario.Step;
import dev.snailmail.scenarios.Scenario.Tuning;
import dev.snailmail.scenarios.Seen.SeenServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Runs a scenario, once, and waits for nothing without a limit. */
final class ScenarioRun {

    /** A client meets its own limit before. */
    private static final long HANG_SECONDS = 2L * ScenarioClient.HANG_MILLIS / 1_000;

    /** More than a client has, so that the numbers of connections do not depend on who comes first. */
    private static final int CONNECTIONS_OF_A_CLIENT = 100;

    /** Short, as no number of rounds is expected, only a least one. */
    private static final Duration QUIET = Duration.ofMillis(4);

    private final Scenario scenario;
    private final ExecutorService threads;
    private final Optional<ClientLink> link;
    private final List<StartedServer> servers = new ArrayList<>();
    private final List<SeenConnection> connections = new ArrayList<>();
    private final Map<Integer, Recording> windows = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> rounds = new LinkedHashMap<>();
    private final Map<Integer, String> lockstepFailures = new LinkedHashMap<>();
    private final List<Map<String, OptionalDouble>> charges = new ArrayList<>();
    private List<OptionalDouble> linkCharges = List.of();

    private ScenarioRun(Scenario scenario, ExecutorService threads) {
        this.scenario = scenario;
        this.threads = threads;
        this.link =
                scenario.link().map(rates -> ClientLink.of(Bandwidth.parse(rates.down()), Bandwidth.parse(rates.up())));
    }

    /**
     * Runs a scenario and checks all that must hold for any.
     *
     * @param folder a folder for files, which it may fill
     * @param threads threads for clients, enough for all
     * @return what has been seen
     * @throws AssertionError if something does not hold
     */
    static Seen of(Scenario scenario, Path folder, ExecutorService threads) throws Exception {
        Seen seen = new ScenarioRun(scenario, threads).run(folder);
        Checks.all(seen, folder);
        return seen;
    }

    private Seen run(Path folder) throws Exception {
        List<Recording> last = new ArrayList<>();
        try {
            for (int i = 0; i < scenario.servers().size(); i++) {
                servers.add(new StartedServer(scenario.servers().get(i), link, folder.resolve("server" + i)));
            }
            inWindow(0);
            servers.forEach(server -> last.add(server.server().recording()));
        } finally {
            servers.forEach(StartedServer::close);
        }
        for (StartedServer server : servers) {
            Leftovers.check(server);
        }
        List<SeenServer> seen = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            StartedServer server = servers.get(i);
            seen.add(new SeenServer(
                    i,
                    server.description(),
                    windows.get(i),
                    last.get(i),
                    server.snapshots(),
                    server.networks(),
                    charges.get(i),
                    rounds.getOrDefault(i, List.of()),
                    lockstepFailures.getOrDefault(i, "")));
        }
        return new Seen(scenario, seen, connections, linkCharges);
    }

    private void inWindow(int server) throws Exception {
        if (server == servers.size()) {
            inLockstep(0);
            settle();
            return;
        }
        windows.put(server, servers.get(server).server().during(() -> inWindow(server + 1)));
    }

    private void inLockstep(int server) throws Exception {
        if (server == servers.size()) {
            work();
            return;
        }
        if (!servers.get(server).description().lockstep()) {
            inLockstep(server + 1);
            return;
        }
        try {
            Lockstep steps = servers.get(server).server().lockstep(QUIET, () -> inLockstep(server + 1));
            rounds.put(server, steps.requestsPerRound());
        } catch (LockstepFailedException failed) {
            lockstepFailures.put(server, failed.getMessage());
        }
    }

    private void work() throws Exception {
        List<Future<List<SeenConnection>>> clients = new ArrayList<>();
        for (int i = 0; i < scenario.clients().size(); i++) {
            Client client = scenario.clients().get(i);
            SlowServer server = servers.get(client.server()).server();
            int number = i * CONNECTIONS_OF_A_CLIENT;
            clients.add(threads.submit(() -> new ScenarioClient(server, client, number).run()));
        }
        Future<?> tuning = threads.submit(this::tune);
        for (Future<List<SeenConnection>> client : clients) {
            connections.addAll(await(client));
        }
        await(tuning);
    }

    private void tune() {
        long start = System.nanoTime();
        for (Tuning tuning : scenario.tunings()) {
            ScenarioClient.pause(TimeUnit.MICROSECONDS.toNanos(tuning.atMicros()) - (System.nanoTime() - start));
            servers.get(tuning.server()).apply(tuning);
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        try {
            return future.get(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hang) {
            throw new AssertionError("hang: a client or the tuning has not ended", hang);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** All clients are through: waits until the servers know, and holds them against what they should retain then. */
    private void settle() throws IOException {
        List<Object> pipes = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            StartedServer server = servers.get(i);
            awaitAccepted(i);
            awaitNothing("connections", i, () -> server.insides().connections() == 0);
            hasCancelledItsTasks(i);
            pipes.add(server.insides().pipes());
            server.calm();
        }
        for (int i = 0; i < servers.size(); i++) {
            probe(i);
        }
        for (int i = 0; i < servers.size(); i++) {
            StartedServer server = servers.get(i);
            awaitNothing("connections", i, () -> server.insides().connections() == 0);
            awaitNothing(
                    "tasks of the timer", i, () -> server.insides().timerTasks().isEmpty());
            awaitNothing(
                    "requests in flight", i, () -> server.server().progress().inFlight() == 0);
            charges.add(chargesOf(pipes.get(i)));
        }
        linkCharges = link.map(ServerInsides::waysOf).orElse(List.of()).stream()
                .map(PipeCharge::of)
                .toList();
    }

    /** Those of a connection are cancelled before it counts as closed, however much later they would be due. */
    private void hasCancelledItsTasks(int server) {
        // A lingering connection may end just before its task is cancelled, and a lockstep before its next look.
        List<String> tasks = servers.get(server).insides().timerTasks().stream()
                .filter(task -> !task.startsWith("LingeringClose") && !task.startsWith("LockstepGate"))
                .toList();
        if (!tasks.isEmpty() && !scenario.tunes(server, Tuning.Kind.RESET)) {
            throw new AssertionError("server " + server + " has tasks of its timer, but no connections: " + tasks);
        }
    }

    private static Map<String, OptionalDouble> chargesOf(Object pipes) {
        Map<String, OptionalDouble> charges = new LinkedHashMap<>();
        charges.put("shared", PipeCharge.of(ServerInsides.field(pipes, "shared")));
        Optional<?> fifo = (Optional<?>) ServerInsides.field(pipes, "fifo");
        fifo.ifPresent(pipe -> charges.put("fifo", PipeCharge.of(pipe)));
        return charges;
    }

    /** A client may have come and gone before its connection is accepted. After a reset, none is known of before. */
    private void awaitAccepted(int server) {
        long opened = connections.stream()
                .filter(connection -> connection.server() == server)
                .count();
        if (!scenario.tunes(server, Tuning.Kind.RESET)) {
            SlowServer running = servers.get(server).server();
            awaitNothing("connections that it has not accepted", server, () -> {
                Recording now = running.snapshot();
                return now.connectionsOpened() + now.connectionsRefused() == opened;
            });
        }
    }

    private void probe(int server) throws IOException {
        String key =
                servers.get(server).description().objects().keySet().iterator().next();
        Step step = new Step(List.of(new Ask("GET", key, "", "", 0)), Manner.READS, 0, false);
        Client client = new Client(server, 0, List.of(step));
        int number = (scenario.clients().size() + server) * CONNECTIONS_OF_A_CLIENT;
        List<SeenConnection> probes = new ScenarioClient(servers.get(server).server(), client, number).run();
        for (SeenConnection probe : probes) {
            probe.isProbe = true;
            connections.add(probe);
            if (!probe.isAnswered()) {
                throw new AssertionError("no answer when nothing is going on any more: " + probe);
            }
        }
    }

    private void awaitNothing(String what, int server, BooleanSupplier isNone) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ScenarioClient.HANG_MILLIS);
        while (!isNone.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("hang: server " + server + " still has " + what + ": "
                        + servers.get(server).server().progress());
            }
            ScenarioClient.pause(200_000);
        }
    }
}
