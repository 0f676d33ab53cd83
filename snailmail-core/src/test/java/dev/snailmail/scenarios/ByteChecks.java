package dev.snailmail.scenarios;

import static dev.snailmail.scenarios.Checks.require;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.scenarios.Scenario.Tuning;
import dev.snailmail.scenarios.Seen.SeenServer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** What pipes were charged, held against the bytes that crossed them. */
final class ByteChecks {

    /** What a response may have reserved at the most when its client leaves. */
    private static final int LARGEST_SLICE = 64 << 10;

    /** Ticks are whole nanoseconds. */
    private static final int ROUNDING = 64;

    private final Seen seen;

    ByteChecks(Seen seen) {
        this.seen = seen;
    }

    void pipesAreChargedWhatWasSent() {
        Scenario scenario = seen.scenario();
        for (SeenServer server : seen.servers()) {
            boolean isTuned = scenario.tunes(
                    server.index(), Tuning.Kind.SET_BANDWIDTH, Tuning.Kind.SET_NETWORK, Tuning.Kind.RESET);
            if (!isTuned && !mayOutlastItsLockstep(server)) {
                server.charges()
                        .forEach((pipe, charge) -> check(
                                pipe + " of server " + server.index(), charge, sent(server), RequestRecord::bytesSent));
            }
        }
        boolean linkWasReset = scenario.tunings().stream().anyMatch(tuning -> tuning.kind() == Tuning.Kind.RESET_LINK);
        boolean isCertain = seen.servers().stream().noneMatch(this::mayOutlastItsLockstep);
        if (!linkWasReset && isCertain && !seen.linkCharges().isEmpty()) {
            List<RequestRecord> records = seen.servers().stream()
                    .filter(server -> server.description().onLink())
                    .flatMap(server -> sent(server).stream())
                    .toList();
            check("link down", seen.linkCharges().get(0), records, RequestRecord::bytesSent);
            check("link up", seen.linkCharges().get(1), records, RequestRecord::bytesReceived);
        }
    }

    /** The request of a client that has left may be read when the lockstep has ended, and meets the network then. */
    private boolean mayOutlastItsLockstep(SeenServer server) {
        return server.description().lockstep()
                && seen.connectionsTo(server.index()).stream()
                        .anyMatch(connection -> connection.end == SeenConnection.End.CLIENT_LEFT);
    }

    /** {@return the requests whose bytes crossed the network: those before the probe, and none in a lockstep} */
    private List<RequestRecord> sent(SeenServer server) {
        return server.description().lockstep() ? List.of() : seen.recordsOf(server);
    }

    private static void check(
            String pipe, OptionalDouble charge, List<RequestRecord> records, ToLongFunction<RequestRecord> bytes) {
        if (charge.isEmpty()) {
            return;
        }
        long crossed = records.stream().mapToLong(bytes).sum();
        long left = records.stream()
                .filter(record -> record.outcome() == Outcome.CLIENT_LEFT)
                .count();
        double most = crossed + left * LARGEST_SLICE + ROUNDING + crossed / 1_000.0;
        double least = crossed - ROUNDING - crossed / 1_000.0;
        require(
                least <= charge.getAsDouble() && charge.getAsDouble() <= most,
                () -> pipe + " was charged " + Math.round(charge.getAsDouble()) + " bytes, but " + crossed
                        + " crossed it, and " + left + " clients left");
    }
}
