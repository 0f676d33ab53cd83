package dev.snailmail.assertj;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.report.RequestLines;
import dev.snailmail.report.TextWaterfall;
import dev.snailmail.text.Printable;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a failed assertion says: expected, actual, how to run it again, the requests at fault, and a picture of all. */
final class FailureText {

    private static final int MOST_REQUESTS = 16;

    /** What a failure should take; the picture gets what the rest leaves, but no less than it can do with. */
    private static final int MOST_LINES = 40;

    private static final int FEWEST_LINES_OF_PICTURE = 16;

    private FailureText() {}

    static String of(String counted, Bound expected, long number, Recording recording, Faults faults) {
        return of(counted, expected.words(), Long.toString(number), recording, faults);
    }

    static String of(String counted, String expected, String actual, Recording recording, Faults faults) {
        return of(counted, expected, actual, recording, faults, UnaryOperator.identity());
    }

    /** With the picture drawn otherwise than the console suggests. */
    static String of(
            String counted,
            String expected,
            String actual,
            Recording recording,
            Faults faults,
            UnaryOperator<TextWaterfall> drawing) {
        List<RequestRecord> atFault = faults.in(recording.requests());
        String text = words(counted, expected, actual, recording, faults.heading(), atFault);
        return recording.requests().isEmpty()
                ? text
                : text + "\n\n> marks " + Printable.inLine(faults.heading()) + " in what was recorded:\n"
                        + picture(recording, atFault, text, drawing);
    }

    private static String words(
            String counted,
            String expected,
            String actual,
            Recording recording,
            String heading,
            List<RequestRecord> atFault) {
        return "\nexpected " + Printable.inLine(counted) + ": " + expected
                + "\nbut was: " + actual
                + "\nseed: " + recording.seed()
                + "\nnetwork: " + Printable.inLine(recording.network())
                + planned(recording)
                + "\n" + Printable.inLine(heading) + ":\n" + lines(atFault) + dropped(recording);
    }

    private static String picture(
            Recording recording, List<RequestRecord> atFault, String text, UnaryOperator<TextWaterfall> drawing) {
        Set<Long> marked = atFault.stream().map(RequestRecord::ordinal).collect(Collectors.toSet());
        int left = MOST_LINES - (int) text.lines().count() - 1;
        TextWaterfall waterfall = TextWaterfall.of(recording)
                .withoutNetwork()
                .lines(Math.max(FEWEST_LINES_OF_PICTURE, left))
                .marking(request -> marked.contains(request.ordinal()));
        return drawing.apply(waterfall).toString();
    }

    static String planned(Recording recording) {
        String plan = recording.plannedFaults();
        return plan.equals("none") ? "" : "\nplanned faults: " + plan;
    }

    private static String lines(List<RequestRecord> requests) {
        return requests.isEmpty()
                ? "  (none)"
                : RequestLines.of(requests, MOST_REQUESTS).stripTrailing();
    }

    static String dropped(Recording recording) {
        long dropped = recording.requestsDropped();
        return dropped == 0
                ? ""
                : "\nThe list has rolled: of the counted requests, the first " + dropped + " are not in it.";
    }
}
