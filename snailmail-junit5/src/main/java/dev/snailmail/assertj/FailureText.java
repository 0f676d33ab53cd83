package dev.snailmail.assertj;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.report.RequestLines;
import java.util.List;

/** What a failed assertion says: expected, actual, how to run it again, and the requests at fault. */
final class FailureText {

    private static final int MOST_LINES = 20;

    private FailureText() {}

    static String of(String counted, Bound expected, long number, Recording recording, Faults faults) {
        return of(counted, expected.words(), Long.toString(number), recording, faults);
    }

    static String of(String counted, String expected, String actual, Recording recording, Faults faults) {
        return "\nexpected " + counted + ": " + expected
                + "\nbut was: " + actual
                + "\nseed: " + recording.seed()
                + "\nnetwork: " + recording.network()
                + planned(recording)
                + "\n" + faults.heading() + ":\n" + lines(faults.in(recording.requests())) + dropped(recording);
    }

    static String planned(Recording recording) {
        String plan = recording.plannedFaults();
        return plan.equals("none") ? "" : "\nplanned faults: " + plan;
    }

    private static String lines(List<RequestRecord> requests) {
        return requests.isEmpty()
                ? "  (none)"
                : RequestLines.of(requests, MOST_LINES).stripTrailing();
    }

    static String dropped(Recording recording) {
        long dropped = recording.requestsDropped();
        return dropped == 0
                ? ""
                : "\nThe list has rolled: of the counted requests, the first " + dropped + " are not in it.";
    }
}
