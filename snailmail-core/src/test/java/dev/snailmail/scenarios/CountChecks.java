package dev.snailmail.scenarios;

import static dev.snailmail.scenarios.Checks.require;

import dev.snailmail.network.Network;
import dev.snailmail.recording.LabelCount;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.report.TextWaterfall;
import dev.snailmail.scenarios.Scenario.Count;
import dev.snailmail.scenarios.Scenario.Manner;
import dev.snailmail.scenarios.Scenario.Rule;
import dev.snailmail.scenarios.Scenario.Tuning;
import dev.snailmail.scenarios.Seen.SeenServer;
import dev.snailmail.scenarios.SeenConnection.End;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Counts, held against the requests that they count. */
final class CountChecks {

    private final Seen seen;
    private final SeenServer server;
    private final List<SeenConnection> connections;
    private final boolean hasReset;

    CountChecks(Seen seen, SeenServer server) {
        this.seen = seen;
        this.server = server;
        connections = seen.connectionsTo(server.index());
        hasReset = seen.scenario().tunes(server.index(), Tuning.Kind.RESET);
    }

    void countsAddUp() {
        addUp("window", server.window());
        addUp("round", server.round());
        server.snapshots().forEach(snapshot -> addUp("snapshot", snapshot));
        same("incomplete", server.window().incomplete(), 0);
        same("incomplete in the round", server.round().incomplete(), 0);
        same(
                "connections opened and refused",
                server.window().connectionsOpened() + server.window().connectionsRefused(),
                connections.size());
        boolean someoneLeft = connections.stream().anyMatch(connection -> connection.end == End.CLIENT_LEFT);
        long clients = seen.scenario().clients().stream()
                .filter(client -> client.server() == server.index())
                .count();
        require(
                someoneLeft || server.window().maxInFlight() <= Math.max(1, clients),
                () -> "in flight at once " + server.window().maxInFlight() + ", of " + clients
                        + " clients with one connection each");
        require(!TextWaterfall.of(server.window()).toString().isEmpty(), () -> "no picture");
        server.window().whatIf(Network.lte());
        server.window().coverage();
        server.window().retries();
        server.window().roundTrips();
    }

    private void addUp(String name, Recording recording) {
        List<RequestRecord> records = recording.requests();
        same(name + ": requests", recording.requestCount(), records.size());
        same(
                name + ": GETs",
                recording.gets(),
                count(records, record -> record.method().equals("GET")));
        same(name + ": by method", recording.byMethod(), by(records, RequestRecord::method));
        same(name + ": by key", recording.byKey(), by(records, RequestRecord::key));
        same(name + ": refused", recording.refused(), 0);
        same(
                name + ": connections",
                recording.connectionsUsed(),
                by(records, RequestRecord::connectionId).size());
        times(records);
        served(records);
        // Requests may end between the counts of a snapshot and its records.
        if (recording.incomplete() == 0) {
            endsAddUp(name, recording, records);
        }
    }

    private void endsAddUp(String name, Recording recording, List<RequestRecord> records) {
        same(name + ": misses", recording.misses(), count(records, RequestRecord::isMiss));
        same(name + ": unanswered", recording.unanswered(), count(records, record -> record.status() == 0));
        same(name + ": incomplete", count(records, record -> record.outcome() == Outcome.INCOMPLETE), 0);
        same(name + ": by status", recording.byStatus(), by(answered(records), RequestRecord::status));
        List<RequestRecord> faulty =
                records.stream().filter(record -> record.fault().isPresent()).toList();
        same(
                name + ": by fault",
                recording.faults(),
                by(faulty, record -> record.fault().orElseThrow()));
        same(name + ": faults", recording.faultCount(), faulty.size());
        Collection<LabelCount> labels = recording.byLabel().values();
        same(name + ": bytes by label", sum(labels, LabelCount::bytes), sum(records, RequestRecord::bytesSent));
        same(name + ": requests by label", sum(labels, LabelCount::requests), records.size());
        same(name + ": bytes sent", recording.bytesSent(), sum(records, RequestRecord::bytesSent));
        same(name + ": bytes received", recording.bytesReceived(), sum(records, RequestRecord::bytesReceived));
        // A window counts on its own, and so may see another order of what happens at once.
        if (!hasReset && !name.equals("window")) {
            int most = records.stream().mapToInt(RequestRecord::inFlight).max().orElse(0);
            same(name + ": most in flight", recording.maxInFlight(), most);
        }
    }

    private static List<RequestRecord> answered(List<RequestRecord> records) {
        return records.stream().filter(record -> record.status() != 0).toList();
    }

    private static void served(List<RequestRecord> records) {
        for (RequestRecord record : records) {
            long served = record.served().stream()
                    .mapToLong(extent -> extent.length())
                    .sum();
            boolean quotesParts = record.range().orElse("").contains(",");
            boolean ofObject = record.objectSize().isPresent();
            require(
                    served == record.bytesSent() || quotesParts && served < record.bytesSent() || !ofObject,
                    () -> "served " + served + " bytes: " + record);
        }
    }

    private static void times(List<RequestRecord> records) {
        for (RequestRecord record : records) {
            long waits = record.injectedLatency().plus(record.connectionSetup()).toNanos();
            long first = record.timeToFirstByte().map(time -> time.toNanos()).orElse(-1L);
            long duration = record.duration().toNanos();
            require((first < 0) == (record.status() == 0), () -> "time to first byte without a head: " + record);
            require(first < 0 || waits <= first && first <= duration, () -> "too early: " + record);
            require(waits <= duration, () -> "waited longer than it took: " + record);
        }
    }

    /** The window has seen what the round has seen, and more only if there was a round before. */
    void roundAgreesWithWindow() {
        Recording window = server.window();
        Recording round = server.round();
        Set<Map<String, Object>> ofWindow =
                window.requests().stream().map(record -> described(record)).collect(Collectors.toSet());
        for (RequestRecord record : round.requests()) {
            require(ofWindow.contains(described(record)), () -> "not in the window: " + record);
        }
        if (!hasReset) {
            same("requests of window and round", window.requestCount(), round.requestCount());
            same("connections opened", window.connectionsOpened(), round.connectionsOpened());
            same("connections refused", window.connectionsRefused(), round.connectionsRefused());
            same("networks", Set.copyOf(window.networks()), Set.copyOf(round.networks()));
        }
    }

    /** All of a record but what depends on where its recording starts. */
    private static Map<String, Object> described(RequestRecord record) {
        return List.of(RequestRecord.class.getRecordComponents()).stream()
                .filter(component ->
                        !Set.of("ordinal", "start", "connectionOpened").contains(component.getName()))
                .collect(Collectors.toMap(RecordComponent::getName, component -> value(component, record)));
    }

    private static Object value(RecordComponent component, RequestRecord record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    void faultsFireAsPlanned() {
        if (hasReset || seen.scenario().tunes(server.index(), Tuning.Kind.INJECT)) {
            return;
        }
        List<Rule> rules = server.description().rules();
        for (Map.Entry<String, Long> fired : server.window().faults().entrySet()) {
            if (!fired.getKey().startsWith("limit")) {
                long most = rules.stream()
                        .filter(rule ->
                                StartedServer.plan(List.of(rule)).toString().contains(fired.getKey()))
                        .mapToLong(this::most)
                        .sum();
                require(fired.getValue() <= most, () -> fired + " times, but at most " + most + " are planned");
            }
        }
        boolean always = rules.size() == 1 && rules.get(0).fault().matches("(status|delay|reset).*");
        boolean unlimited = server.networks().stream()
                .allMatch(network -> network.requestLimit().isEmpty());
        if (always && unlimited && rules.get(0).on().equals("*") && rules.get(0).count() != Count.PERCENT) {
            // All but the probe, which is made when there are no faults any more.
            long matching = seen.recordsOf(server).size();
            long due = Math.min(most(rules.get(0)), matching);
            boolean countsOnce =
                    rules.get(0).count() == Count.NTH && rules.get(0).number() > matching;
            boolean perKey = rules.get(0).count() == Count.NTH_PER_KEY;
            require(
                    perKey || server.window().faultCount() == (countsOnce ? 0 : due),
                    () -> "faults fired " + server.window().faultCount() + " times: " + rules + ", records "
                            + server.window().requests());
        }
    }

    private long most(Rule rule) {
        return switch (rule.count()) {
            case NTH -> 1;
            case NTH_PER_KEY -> server.window().byKey().size();
            case FIRST, TIMES -> rule.number();
            default -> Long.MAX_VALUE / 10;
        };
    }

    void lockstepCountsRounds() {
        if (!server.description().lockstep()) {
            return;
        }
        boolean someoneMayLeave = seen.scenario().clients().stream()
                .filter(client -> client.server() == server.index())
                .flatMap(client -> client.steps().stream())
                .anyMatch(step -> step.manner() == Manner.LEAVES || step.manner() == Manner.RESETS);
        if (someoneMayLeave) {
            boolean gaveUp = server.lockstepFailure().contains("gave up");
            require(server.lockstepFailure().isEmpty() || gaveUp, server::lockstepFailure);
            return;
        }
        require(server.lockstepFailure().isEmpty(), () -> "failed: " + server.lockstepFailure());
        List<Integer> rounds = server.lockstepRounds();
        same(
                "requests in rounds",
                rounds.stream().mapToInt(Integer::intValue).sum(),
                seen.recordsOf(server).size());
        long longest = by(seen.recordsOf(server), RequestRecord::connectionId).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        require(rounds.size() >= longest, () -> rounds.size() + " rounds, but " + longest + " requests in turn");
    }

    private static long count(List<RequestRecord> records, Predicate<RequestRecord> which) {
        return records.stream().filter(which).count();
    }

    private static <K> Map<K, Long> by(List<RequestRecord> records, Function<RequestRecord, K> key) {
        return records.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static <T> long sum(Collection<T> of, ToLongFunction<T> value) {
        return of.stream().mapToLong(value).sum();
    }

    private static void same(String what, long counted, long listed) {
        require(counted == listed, () -> what + ": " + counted + ", not " + listed);
    }

    private static void same(String what, Object counted, Object listed) {
        require(Objects.equals(counted, listed), () -> what + ": " + counted + ", not " + listed);
    }
}
