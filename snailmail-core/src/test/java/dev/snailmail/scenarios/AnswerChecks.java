package dev.snailmail.scenarios;

import static dev.snailmail.scenarios.Checks.require;

import dev.snailmail.network.Network;
import dev.snailmail.network.WhenFull;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.scenarios.Scenario.Ask;
import dev.snailmail.scenarios.Scenario.Tuning;
import dev.snailmail.scenarios.Seen.SeenServer;
import dev.snailmail.scenarios.SeenConnection.Answer;
import dev.snailmail.scenarios.SeenConnection.End;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What clients have received, held against the model and against the records. */
final class AnswerChecks {

    private final Seen seen;
    private final SeenServer server;
    private final Map<Integer, List<RequestRecord>> records;

    AnswerChecks(Seen seen, SeenServer server, Map<Integer, List<RequestRecord>> records) {
        this.seen = seen;
        this.server = server;
        this.records = records;
    }

    void everyConnectionIsAsRecorded() {
        for (SeenConnection connection : seen.connectionsTo(server.index())) {
            check(connection, records.getOrDefault(connection.number(), List.of()));
        }
    }

    private void check(SeenConnection connection, List<RequestRecord> recorded) {
        require(
                connection.surplus.isEmpty(),
                () -> "more than was asked for came on " + connection + ": " + connection.surplus);
        require(
                recorded.size() <= connection.asks.size(),
                () -> "more records than requests: " + recorded + " of " + connection);
        for (int i = 0; i < recorded.size(); i++) {
            isOf(recorded.get(i), i, connection);
        }
        for (int i = 0; i < connection.answers.size(); i++) {
            Answer answer = connection.answers.get(i);
            if (!answer.head.isEmpty()) {
                int nth = i;
                require(i < recorded.size(), () -> "no record of response " + (nth + 1) + " of " + connection);
                check(connection, i, answer, recorded.get(i));
            }
        }
        hasEndedForAReason(connection, recorded);
    }

    private static void isOf(RequestRecord record, int i, SeenConnection connection) {
        Ask ask = connection.asks.get(i);
        require(
                record.nthOnConnection() == i + 1
                        && record.method().equals(ask.method())
                        && record.key().equals(ask.key())
                        && record.query().orElse("").equals(connection.queryOf(i))
                        && record.range().orElse("").equals(ask.range()),
                () -> "the record " + record + " is not of request " + (i + 1) + " of " + connection);
        require(
                record.outcome() != Outcome.INCOMPLETE
                        && record.outcome() != Outcome.FAILED
                        && record.outcome() != Outcome.SERVER_CLOSED
                        && (record.outcome() != Outcome.CLIENT_LEFT || connection.end == End.CLIENT_LEFT),
                () -> "outcome " + record.outcome() + " of request " + (i + 1) + " of " + connection);
    }

    private void check(SeenConnection connection, int i, Answer answer, RequestRecord record) {
        Ask ask = connection.asks.get(i);
        byte[] stored = StartedServer.bytesOf(server.description(), ask.key());
        ExpectedAnswer expected = ExpectedAnswer.of(stored, ask, record.fault().orElse(""));
        byte[] body = expected.body().bytes(answer.header("ETag").orElse(""));
        byte[] received = answer.body.toByteArray();
        String what = "response " + (i + 1) + " of " + connection + ", whose record is " + record;
        if (!answer.headIsComplete) {
            return;
        }
        require(
                answer.status() == expected.status(),
                () -> "status not " + expected.status() + " but " + answer.status() + ": " + what);
        require(record.status() == answer.status(), () -> "recorded with another status: " + what);
        headerIsRight(answer, ask, expected, body.length, what);
        bodyIsRight(received, body, expected, what);
        require(received.length <= record.bytesSent(), () -> "received more than was sent: " + what);
        int sent = Math.min(expected.sent(), body.length);
        require(record.bytesSent() <= sent, () -> "sent more than the " + sent + " bytes that there are: " + what);
        require(record.bytesReceived() <= ask.upload(), () -> "received more than was uploaded: " + what);
        if (answer.isComplete) {
            isWhole(record, answer, ask, expected, body, what);
        }
        saysCloseIfLast(connection, i, answer, what);
        require(
                answer.waitedNanos >= (toNanos(record)) * server.description().timeScale() - 1_000,
                () -> "its client waited for " + answer.waitedNanos + " ns only: " + what);
    }

    private static long toNanos(RequestRecord record) {
        return record.injectedLatency().plus(record.connectionSetup()).toNanos();
    }

    private static void headerIsRight(Answer answer, Ask ask, ExpectedAnswer expected, int length, String what) {
        String declared = answer.header("Content-Length").orElse("none");
        int expectedLength = expected.length() < 0 && expected.status() == 206 ? length : expected.length();
        require(
                declared.equals(expectedLength < 0 ? "none" : "" + expectedLength)
                        || expectedLength < 0 && declared.equals("0"),
                () -> "Content-Length " + declared + ": " + what);
        String range = answer.header("Content-Range").orElse("");
        boolean isWrong = !range.equals(expected.contentRange().orElse(""));
        boolean shouldBe = expected.fault().equals("wrongContentRange");
        require(isWrong == shouldBe, () -> "Content-Range (" + range + "): " + what);
        require(!ask.method().equals("HEAD") || answer.body.size() == 0, () -> "a HEAD with a body: " + what);
    }

    private static void bodyIsRight(byte[] received, byte[] body, ExpectedAnswer expected, String what) {
        require(received.length <= Math.min(expected.sent(), body.length), () -> "received too much: " + what);
        int flipped = 0;
        for (int i = 0; i < received.length; i++) {
            flipped += Integer.bitCount((received[i] ^ body[i]) & 0xff);
            int at = i;
            require(flipped == 0 || expected.fault().equals("corrupt"), () -> "wrong byte at " + at + ": " + what);
        }
        int bits = flipped;
        if (expected.fault().equals("corrupt")) {
            require(bits <= expected.number(), () -> bits + " bits are flipped: " + what);
            require(bits > 0 || received.length < body.length, () -> "no bit is flipped: " + what);
        }
    }

    private static void isWhole(
            RequestRecord record, Answer answer, Ask ask, ExpectedAnswer expected, byte[] body, String what) {
        require(record.bytesSent() == answer.body.size(), () -> "sent and received differ: " + what);
        require(record.bytesSent() == body.length, () -> "complete without all of its bytes: " + what);
        require(record.bytesReceived() == ask.upload(), () -> "not all of the upload: " + what);
        Outcome outcome = expected.isCut() ? Outcome.CUT_SHORT : Outcome.COMPLETE;
        require(record.outcome() == outcome, () -> "outcome is not " + outcome + ": " + what);
    }

    /** The last response of a connection must say so, or the client would send another request in vain. */
    private void saysCloseIfLast(SeenConnection connection, int i, Answer answer, String what) {
        boolean asked = connection.asks.get(i).header().equals("Connection: close");
        require(!asked || answer.saysClose(), () -> "does not say that it closes: " + what);
        if (!seen.scenario().tunes(server.index(), Tuning.Kind.SET_NETWORK) && !connection.isProbe) {
            int most = server.networks().get(0).connectionCost().maxRequests().orElse(Integer.MAX_VALUE);
            require(answer.saysClose() == (asked || i + 1 >= most), () -> "wrong about closing: " + what);
        }
    }

    private void hasEndedForAReason(SeenConnection connection, List<RequestRecord> recorded) {
        if (connection.end == End.CLIENT_LEFT || connection.isAnswered()) {
            boolean isShort = connection.isAnswered() && recorded.size() != connection.asks.size();
            require(!isShort, () -> "answered, but not recorded: " + connection + ", records " + recorded);
            return;
        }
        int whole = (int)
                connection.answers.stream().filter(answer -> answer.isComplete).count();
        if (whole > 0 && connection.answers.get(whole - 1).saysClose()) {
            return;
        }
        // A reset throws away what the client has not read of responses before it, too.
        boolean isResetBehind = recorded.stream()
                .skip(whole + 1L)
                .anyMatch(record -> record.fault().orElse("").startsWith("reset"));
        if (isResetBehind && connection.end == End.RESET) {
            return;
        }
        if (whole < recorded.size()) {
            cutByItsFault(connection, whole, recorded.get(whole));
            return;
        }
        boolean wasReset =
                whole > 0 && recorded.get(whole - 1).fault().orElse("").startsWith("reset");
        boolean mayBeRefused = whole == 0
                && has(network -> network.connectionCost().maxConnections().isPresent()
                        && network.connectionCost().whenFull() == WhenFull.REFUSE);
        boolean mayBeIdle =
                has(network -> network.connectionCost().idleTimeout().isPresent());
        require(
                wasReset || mayBeRefused || mayBeIdle,
                () -> "ended without a reason: " + connection + ", records " + recorded);
    }

    private boolean has(Predicate<Network> property) {
        return server.networks().stream().anyMatch(property);
    }

    private void cutByItsFault(SeenConnection connection, int i, RequestRecord record) {
        String what = "response " + (i + 1) + " of " + connection + ", whose record is " + record;
        Ask ask = connection.asks.get(i);
        byte[] stored = StartedServer.bytesOf(server.description(), ask.key());
        ExpectedAnswer expected = ExpectedAnswer.of(stored, ask, record.fault().orElse(""));
        require(expected.isCut(), () -> "cut without a fault: " + what);
        require(record.outcome() == Outcome.CUT_SHORT, () -> "cut, but not recorded as that: " + what);
        boolean isReset = expected.fault().equals("reset");
        boolean isLast = i + 1 == connection.asks.size();
        require(!isReset || connection.end == End.RESET, () -> "not reset: " + what);
        if (!isReset && isLast) {
            Answer answer = connection.answers.get(i);
            int body = expected.body().bytes(answer.header("ETag").orElse("")).length;
            require(connection.end == End.ENDED, () -> "not ended in order: " + what);
            require(
                    answer.body.size() == Math.min(expected.sent(), body) && record.bytesSent() == answer.body.size(),
                    () -> "not cut where its fault says: " + what);
        }
        require(!expected.hasNoHead() || record.status() == 0, () -> "a status without a head: " + what);
    }
}
