package dev.snailmail.scenarios;

import static dev.snailmail.scenarios.Checks.require;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.network.Delays;
import dev.snailmail.network.Network;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.scenarios.Scenario.Ask;
import dev.snailmail.scenarios.Scenario.Server;
import dev.snailmail.scenarios.Scenario.Tuning;
import dev.snailmail.scenarios.Seen.SeenServer;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Latencies, held against those that are drawn for the same requests apart from any server. */
final class DrawChecks {

    private final Seen seen;
    private final SeenServer server;
    private final List<RequestRecord> records;

    DrawChecks(Seen seen, SeenServer server) {
        this.seen = seen;
        this.server = server;
        this.records = server.window().requests();
    }

    void everyLatencyIsDrawnForItsRequest() {
        for (RequestRecord record : records) {
            Set<Long> possible = new HashSet<>();
            boolean isKnown = true;
            for (Network network : server.networks()) {
                isKnown &= !isDealt(network);
                possible.addAll(drawsFor(record, network));
            }
            if (server.description().lockstep()) {
                possible.add(0L);
            }
            if (isKnown) {
                check(record, possible);
            }
            setupIsOfANetwork(record);
        }
        if (isSteady()) {
            everyDrawIsDealtOnce();
        }
    }

    /** In order of arrival, which a record does not tell of. */
    private static boolean isDealt(Network network) {
        return network.draws().toString().contains("arrival")
                && !network.latency().toString().startsWith("fixed")
                && !network.latency().toString().equals("none");
    }

    private void check(RequestRecord record, Set<Long> possible) {
        long delay = delayOf(record.fault().orElse("")).toNanos();
        long injected = record.injectedLatency().toNanos();
        long most = possible.stream().mapToLong(Long::longValue).max().orElse(0) + delay;
        boolean isDrawn = record.status() == 0 ? injected <= most : possible.contains(injected - delay);
        require(
                isDrawn,
                () -> "waited " + record.injectedLatency() + ", which is not one of its draws " + possible
                        + " with a delay of " + delay + ": " + record);
    }

    static Duration delayOf(String fault) {
        return fault.startsWith("delay(")
                ? Durations.parse(fault.substring("delay(".length(), fault.length() - 1))
                        .orElseThrow()
                : Duration.ZERO;
    }

    /** {@return what a request may wait: as the first of its kind, the second, and so on} */
    private List<Long> drawsFor(RequestRecord record, Network network) {
        Delays delays = Delays.of(network);
        RequestInfo request = request(record);
        List<Long> draws = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            draws.add(delays.nanosFor(request, statusOf(record)));
        }
        return draws;
    }

    private static RequestInfo request(RequestRecord record) {
        return new RequestInfo(
                record.method(),
                record.key(),
                record.query().orElse(""),
                record.range().orElse(""),
                HeaderLines.none(),
                record.connectionId(),
                record.nthOnConnection());
    }

    /** {@return the status that it was to be answered with, sent or not, as far as laws ask for it} */
    private int statusOf(RequestRecord record) {
        Server described = server.description();
        Ask ask = new Ask(record.method(), record.key(), "", "", 0);
        byte[] stored = described.objects().containsKey(record.key()) ? new byte[1] : null;
        return record.status() != 0
                ? record.status()
                : ExpectedAnswer.of(stored, ask, record.fault().orElse("")).status();
    }

    private void setupIsOfANetwork(RequestRecord record) {
        boolean isFirst = record.nthOnConnection() == 1
                && record.status() != 0
                && !server.description().lockstep();
        Set<Duration> possible = server.networks().stream()
                .map(network -> network.connectionCost().connect())
                .collect(Collectors.toSet());
        Duration setup = record.connectionSetup();
        boolean isOne = isFirst ? possible.contains(setup) : setup.isZero();
        boolean isUnknown = record.nthOnConnection() == 1 && !isFirst;
        require(isOne || isUnknown, () -> "paid " + setup + " for its connection: " + record);
    }

    /** {@return whether each request met the same network, and had an answer} */
    private boolean isSteady() {
        Network network = server.networks().get(0);
        return !server.description().lockstep()
                && !seen.scenario()
                        .tunes(server.index(), Tuning.Kind.SET_LATENCY, Tuning.Kind.SET_NETWORK, Tuning.Kind.RESET)
                && !isDealt(network)
                && !network.latency().toString().startsWith("except")
                && records.stream().allMatch(record -> record.status() != 0);
    }

    private void everyDrawIsDealtOnce() {
        Delays delays = Delays.of(server.networks().get(0));
        Map<String, List<Long>> waited = new TreeMap<>();
        Map<String, List<Long>> drawn = new TreeMap<>();
        for (RequestRecord record : seen.recordsOf(server)) {
            String kind = record.method() + " " + record.target() + " " + record.range();
            long delay = delayOf(record.fault().orElse("")).toNanos();
            waited.computeIfAbsent(kind, none -> new ArrayList<>())
                    .add(record.injectedLatency().toNanos() - delay);
            drawn.computeIfAbsent(kind, none -> new ArrayList<>())
                    .add(delays.nanosFor(request(record), record.status()));
        }
        if (server.networks().get(0).draws().equals(Network.builder().build().draws())) {
            waited.values().forEach(draws -> draws.sort(null));
            drawn.values().forEach(draws -> draws.sort(null));
            require(waited.equals(drawn), () -> "waited " + waited + ", but drawn are " + drawn);
        }
    }

    /** {@return what the requests of each kind waited, in ascending order, since those alike may come in any} */
    static Map<String, List<Duration>> waits(Seen seen) {
        Map<String, List<Duration>> waits = new TreeMap<>();
        for (SeenServer server : seen.servers()) {
            for (RequestRecord record : seen.recordsOf(server)) {
                String kind = server.index() + " " + record.method() + " " + record.target() + " " + record.range();
                waits.computeIfAbsent(kind, none -> new ArrayList<>()).add(record.injectedLatency());
            }
        }
        waits.values().forEach(ofKind -> ofKind.sort(null));
        return waits;
    }
}
