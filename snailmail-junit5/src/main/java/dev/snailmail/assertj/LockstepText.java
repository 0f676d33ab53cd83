package dev.snailmail.assertj;

import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.report.FailureText;
import dev.snailmail.report.RequestLines;
import java.util.List;
import java.util.stream.Collectors;

/** What a failed assertion on rounds says: expected, actual, and the requests round by round. */
final class LockstepText {

    private static final int MOST_LINES = 30;

    /** A round of many requests must not hide the rounds after it. */
    private static final int MOST_LINES_OF_ROUND = 6;

    private LockstepText() {}

    static String of(Bound expected, Lockstep lockstep) {
        Recording recording = lockstep.recording();
        return "\nexpected rounds: " + expected.words()
                + "\nbut was: " + lockstep
                + plateau(lockstep)
                + "\nseed: " + recording.seed()
                + "\nnetwork: " + recording.network()
                + FailureText.planned(recording)
                + "\nthe requests by round:" + rounds(lockstep) + FailureText.dropped(recording);
    }

    private static String plateau(Lockstep lockstep) {
        return lockstep.isPlateau()
                ? "\nAll rounds but the last have the same size: that may be the pool of the client, not what depends on what."
                : "";
    }

    private static String rounds(Lockstep lockstep) {
        StringBuilder text = new StringBuilder();
        List<List<RequestRecord>> rounds = lockstep.requestsByRound();
        int left = MOST_LINES;
        for (int i = 0; i < rounds.size(); i++) {
            if (left <= 0) {
                return text + "\n... and " + (rounds.size() - i) + " more rounds";
            }
            int most = Math.min(left, MOST_LINES_OF_ROUND);
            int size = lockstep.requestsPerRound().get(i);
            text.append("\nround ").append(i + 1).append(size == 1 ? ", 1 request:\n" : ", " + size + " requests:\n");
            text.append(listed(rounds.get(i), most));
            left -= 1 + Math.min(most, rounds.get(i).size());
        }
        return rounds.isEmpty() ? "\n  (none)" : text.toString();
    }

    private static String listed(List<RequestRecord> requests, int most) {
        return requests.isEmpty()
                ? "  (none)"
                : RequestLines.of(requests, most).lines().collect(Collectors.joining("\n"));
    }
}
