package dev.snailmail.scenarios;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.scenarios.Seen.SeenServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that must hold for any scenario. */
final class Checks {

    private Checks() {}

    static void all(Seen seen, Path folder) {
        for (SeenServer server : seen.servers()) {
            Map<Integer, List<RequestRecord>> records = recordsByConnection(seen, server);
            AnswerChecks answers = new AnswerChecks(seen, server, records);
            answers.everyConnectionIsAsRecorded();
            CountChecks counts = new CountChecks(seen, server);
            counts.countsAddUp();
            counts.roundAgreesWithWindow();
            counts.faultsFireAsPlanned();
            counts.lockstepCountsRounds();
            recordingIsReadAsWritten(server.window(), folder.resolve("recording" + server.index() + ".json"));
            new DrawChecks(seen, server).everyLatencyIsDrawnForItsRequest();
        }
        new ByteChecks(seen).pipesAreChargedWhatWasSent();
    }

    private static void recordingIsReadAsWritten(Recording recording, Path file) {
        recording.write(file);
        require(
                Recording.read(file).equals(recording),
                () -> "another recording is read than was written: " + recording);
    }

    static void require(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new AssertionError(what.get());
        }
    }

    /** The records of each connection, by the number that its client gave it: the first request says that in its query. */
    private static Map<Integer, List<RequestRecord>> recordsByConnection(Seen seen, SeenServer server) {
        Map<String, SeenConnection> marks = new HashMap<>();
        seen.connectionsTo(server.index()).forEach(connection -> marks.put(connection.mark(), connection));
        Map<Long, List<RequestRecord>> byId =
                server.window().requests().stream().collect(Collectors.groupingBy(RequestRecord::connectionId));
        Map<Integer, List<RequestRecord>> byNumber = new HashMap<>();
        for (List<RequestRecord> ofConnection : byId.values()) {
            List<RequestRecord> records = new ArrayList<>(ofConnection);
            records.sort(Comparator.comparingInt(RequestRecord::nthOnConnection));
            SeenConnection connection = marks.get(records.get(0).query().orElse(""));
            require(connection != null, () -> "nobody has made the requests of these records: " + records);
            List<RequestRecord> others = byNumber.put(connection.number(), records);
            require(others == null, () -> "two connections have the records of one: " + records + " and " + others);
        }
        return byNumber;
    }
}
