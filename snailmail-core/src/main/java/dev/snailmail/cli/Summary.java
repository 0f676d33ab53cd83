package dev.snailmail.cli;

import dev.snailmail.recording.Recording;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said at the end. */
final class Summary {

    private Summary() {}

    /**
     * Sums up in one line.
     *
     * @param recording what was recorded
     * @return for example {@code stopped. 2 requests (2 GETs, 1 miss), 1,024 bytes sent, at most 1 in flight; status 200: 1,
     *     404: 1.}
     */
    static String of(Recording recording) {
        StringBuilder line = new StringBuilder("stopped. ")
                .append(counted(recording.requestCount(), "request", "requests"))
                .append(" (")
                .append(counted(recording.gets(), "GET", "GETs"))
                .append(", ")
                .append(counted(recording.misses(), "miss", "misses"))
                .append("), ")
                .append(counted(recording.bytesSent(), "byte", "bytes"))
                .append(" sent, at most ")
                .append(grouped(recording.maxInFlight()))
                .append(" in flight");
        if (!recording.byStatus().isEmpty()) {
            line.append(recording.byStatus().entrySet().stream()
                    .map(status -> status.getKey() + ": " + grouped(status.getValue()))
                    .collect(Collectors.joining(", ", "; status ", "")));
        }
        if (recording.unanswered() > 0) {
            line.append("; ").append(grouped(recording.unanswered())).append(" without a response");
        }
        if (recording.refused() > 0) {
            line.append("; ").append(grouped(recording.refused())).append(" refused");
        }
        return line.append('.').toString();
    }

    private static String counted(long number, String one, String several) {
        return grouped(number) + " " + (number == 1 ? one : several);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
