package dev.snailmail.recording;

import dev.snailmail.network.ConnectionCost;
import dev.snailmail.network.Network;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The networks and faults that a recording was made with, as far as its text names them. */
final class RecordedSetting {

    private static final String LIMIT = "limit";

    private RecordedSetting() {}

    /** {@return the network; empty if it was changed meanwhile, or if its latency is a function} */
    static Optional<Network> network(Recording recording) {
        return recording.networks().size() == 1 ? parsed(recording.network()) : Optional.empty();
    }

    private static Optional<Network> parsed(String spec) {
        try {
            return Optional.of(Network.parse(spec));
        } catch (IllegalArgumentException notASpec) {
            return Optional.empty();
        }
    }

    /**
     * Names the parts that may have made the reader repeat requests or open connections: on another network, these requests
     * and connections are still there.
     *
     * @return names as in specs, such as {@code limit}, or {@code faults}
     */
    static List<String> shaping(Recording recording) {
        Set<String> names = new LinkedHashSet<>();
        if (recording.faults().keySet().stream().anyMatch(fault -> !isLimit(fault))) {
            names.add("faults");
        }
        if (recording.faults().keySet().stream().anyMatch(RecordedSetting::isLimit)) {
            names.add(LIMIT);
        }
        recording.networks().stream()
                .flatMap(spec -> parsed(spec).stream())
                .flatMap(network -> shaping(network.connectionCost(), recording))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** A refusal by the limit of a network is recorded under the spec of the limit. */
    private static boolean isLimit(String fault) {
        return fault.startsWith(LIMIT + "(");
    }

    private static Stream<String> shaping(ConnectionCost connections, Recording recording) {
        long met = recording.connectionsOpened() + recording.connectionsRefused();
        Stream.Builder<String> names = Stream.builder();
        if (connections.maxConnections().stream().anyMatch(most -> met > most)) {
            names.add("maxConnections");
        }
        if (connections.maxRequests().stream().anyMatch(most -> isReached(most, recording))) {
            names.add("maxRequests");
        }
        if (connections.idleTimeout().isPresent() && met > 1) {
            names.add("idleTimeout");
        }
        return names.build();
    }

    private static boolean isReached(int most, Recording recording) {
        return recording.requests().stream().anyMatch(request -> request.nthOnConnection() >= most);
    }
}
