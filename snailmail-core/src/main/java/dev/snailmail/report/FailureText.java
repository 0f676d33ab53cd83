package dev.snailmail.report;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.text.Printable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The text of a failure: expected, actual, seed and network to run it again, the requests at fault, and a picture. */
@API(status = API.Status.INTERNAL)
public final class FailureText {

    private static final int MOST_REQUESTS = 16;

    /** Each of many violations lists at least this many requests. */
    private static final int FEWEST_REQUESTS = 3;

    /** The height of a failure; the picture gets the rest, but at least its own minimum. */
    private static final int MOST_LINES = 40;

    private static final int FEWEST_LINES_OF_PICTURE = 16;

    /** The end of the line above the picture. */
    private static final String PICTURE = " in what was recorded:";

    private FailureText() {}

    /**
     * Returns the text for one violation.
     *
     * @param counted what was counted, such as "GETs"
     * @param expected what it should be, such as "at most 3"
     * @param actual what it was
     * @param recording what was recorded
     * @param atFault the requests to list, and to mark in the picture
     * @return lines of text, the first of them empty
     */
    public static String of(String counted, String expected, String actual, Recording recording, AtFault atFault) {
        return of(List.of(new Violation(counted, expected, actual, atFault)), List.of(), recording);
    }

    /**
     * Returns the text for several violations, with one picture for all.
     *
     * @param violations the violations, at least one
     * @param remarks lines to say below them
     * @param recording what was recorded
     * @return lines of text, the first of them empty
     */
    public static String of(List<Violation> violations, List<String> remarks, Recording recording) {
        return of(violations, remarks, recording, UnaryOperator.identity());
    }

    /** Draws the picture in another way than the console suggests. */
    static String of(
            List<Violation> violations,
            List<String> remarks,
            Recording recording,
            UnaryOperator<TextWaterfall> drawing) {
        String text = words(violations, remarks, recording);
        if (recording.requests().isEmpty()) {
            return text;
        }
        String heading = violations.size() == 1 ? violations.get(0).atFault().heading() : "the requests at fault";
        return text + "\n\n> marks " + Printable.inLine(heading) + PICTURE + "\n"
                + picture(recording, atFault(violations, recording), text, drawing);
    }

    private static String words(List<Violation> violations, List<String> remarks, Recording recording) {
        return violations.stream()
                        .map(violation -> "\nexpected " + Printable.inLine(violation.counted()) + ": "
                                + violation.expected() + "\nbut was: " + violation.actual())
                        .collect(Collectors.joining())
                + remarks.stream().map(remark -> "\n" + remark).collect(Collectors.joining())
                + "\nseed: " + recording.seed()
                + "\nnetwork: " + Printable.inLine(recording.network())
                + planned(recording)
                + listed(violations, recording)
                + dropped(recording);
    }

    /** Several violations may be of the same requests; each request is listed once. */
    private static String listed(List<Violation> violations, Recording recording) {
        Map<List<RequestRecord>, String> headings = new LinkedHashMap<>();
        for (Violation violation : violations) {
            AtFault atFault = violation.atFault();
            headings.merge(atFault.in(recording.requests()), atFault.heading(), FailureText::joined);
        }
        int most = Math.max(FEWEST_REQUESTS, MOST_REQUESTS / headings.size());
        Set<RequestRecord> listed = new HashSet<>();
        StringBuilder text = new StringBuilder();
        headings.forEach((requests, heading) -> {
            List<RequestRecord> above =
                    requests.stream().filter(listed::contains).toList();
            List<RequestRecord> others = requests.stream()
                    .filter(request -> !listed.contains(request))
                    .toList();
            text.append('\n')
                    .append(Printable.inLine(heading))
                    .append(above.isEmpty() ? ":" : ": " + listedAbove(above));
            if (above.isEmpty() || !others.isEmpty()) {
                text.append('\n').append(lines(others, most));
            }
            others.stream().limit(most).forEach(listed::add);
        });
        return text.toString();
    }

    private static String joined(String heading, String another) {
        return heading.equals(another) ? heading : heading + ", " + another;
    }

    private static String listedAbove(List<RequestRecord> requests) {
        return requests.stream().map(request -> "#" + request.ordinal()).collect(Collectors.joining(", "))
                + (requests.size() == 1 ? " is" : " are") + " listed above";
    }

    private static Set<Long> atFault(List<Violation> violations, Recording recording) {
        Set<Long> ordinals = new HashSet<>();
        for (Violation violation : violations) {
            violation.atFault().in(recording.requests()).stream()
                    .map(RequestRecord::ordinal)
                    .forEach(ordinals::add);
        }
        return ordinals;
    }

    private static String picture(
            Recording recording, Set<Long> marked, String text, UnaryOperator<TextWaterfall> drawing) {
        int left = MOST_LINES - (int) text.lines().count() - 1;
        TextWaterfall waterfall = TextWaterfall.of(recording)
                .withoutNetwork()
                .lines(Math.max(FEWEST_LINES_OF_PICTURE, left))
                .marking(request -> marked.contains(request.ordinal()));
        return drawing.apply(waterfall).toString();
    }

    /**
     * Names the faults that were planned, and tells how often each was injected.
     *
     * @param recording what was recorded
     * @return lines of text, the first of them empty, or nothing without any
     */
    public static String planned(Recording recording) {
        List<String> lines = FaultLines.of(recording);
        return lines.isEmpty() ? "" : "\nplanned faults:\n" + String.join("\n", lines);
    }

    private static String lines(List<RequestRecord> requests, int most) {
        return requests.isEmpty() ? "  (none)" : RequestLines.of(requests, most).stripTrailing();
    }

    /**
     * Says whether a failure shows the picture of all requests already.
     *
     * @param message what the failure says, or null
     * @return whether it is a text of this class with the picture
     */
    public static boolean hasPicture(String message) {
        return message != null && message.contains(PICTURE);
    }

    /**
     * Explains why a depth in round trips may be too large.
     *
     * @param recording what was recorded
     * @return a remark if no request had a latency, since independent requests then follow each other as well
     */
    public static List<String> withoutLatency(Recording recording) {
        boolean isLatencyInjected = recording.requests().stream()
                .anyMatch(request -> !request.injectedLatency().isZero());
        return isLatencyInjected
                ? List.of()
                : List.of(
                        "round trips need a latency: without one, requests that did not wait for each other may count as"
                                + " round trips; give the server a latency of about 10ms");
    }

    /**
     * Tells that something cannot be told, since the list of requests has rolled.
     *
     * @param counted what cannot be told, such as "retries"
     * @param recording what was recorded
     * @return lines of text, the first of them empty
     */
    public static String unknown(String counted, Recording recording) {
        return "\nexpected " + counted + " to be known"
                + "\nbut was: not all listed, as the first " + recording.requestsDropped() + " of "
                + recording.requestCount() + " requests are not in the list"
                + "\nto know: keep more with SlowServer.builder(...).maxRecords(n), or look at less with"
                + " server.during(...)";
    }

    /**
     * Says how many requests are not in the list.
     *
     * @param recording what was recorded
     * @return a line behind a line feed, or nothing if all are
     */
    public static String dropped(Recording recording) {
        long dropped = recording.requestsDropped();
        return dropped == 0
                ? ""
                : "\nThe list has rolled: of the counted requests, the first " + dropped + " are not in it.";
    }
}
