package dev.snailmail.scenarios;

import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.scenarios.Scenario.Server;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has been seen of a scenario.
 *
 * @param scenario the scenario
 * @param servers its servers, in their order
 * @param connections all connections of clients, the probes included
 * @param linkCharges the bytes that the two ways of the link were charged; empty where that cannot be told
 */
record Seen(
        Scenario scenario,
        List<SeenServer> servers,
        List<SeenConnection> connections,
        List<OptionalDouble> linkCharges) {

    /**
     * What has been seen of a server.
     *
     * @param index its index
     * @param description the server as it was described
     * @param window the recording of all, by a window that no reset ends
     * @param round the recording of the last round
     * @param snapshots recordings while requests were in flight
     * @param networks the networks that it had, one after the other
     * @param charges the bytes that pipes of the round before the probe were charged, by the name of the pipe
     * @param lockstepRounds the requests in each round of its lockstep; empty without one
     * @param lockstepFailure why its lockstep failed; empty if it did not
     */
    record SeenServer(
            int index,
            Server description,
            Recording window,
            Recording round,
            List<Recording> snapshots,
            List<Network> networks,
            Map<String, OptionalDouble> charges,
            List<Integer> lockstepRounds,
            String lockstepFailure) {}

    List<SeenConnection> connectionsTo(int server) {
        return connections.stream()
                .filter(connection -> connection.server() == server)
                .toList();
    }

    /** {@return the records of a server but for that of its probe} */
    List<RequestRecord> recordsOf(SeenServer server) {
        Set<String> probes = connectionsTo(server.index()).stream()
                .filter(connection -> connection.isProbe)
                .map(SeenConnection::mark)
                .collect(Collectors.toSet());
        return server.window().requests().stream()
                .filter(record -> !probes.contains(record.query().orElse("")))
                .toList();
    }
}
