package dev.snailmail.cli;

import dev.snailmail.recording.Recording;
import java.util.Locale;

/** What is said at the end. */
final class Summary {

    private Summary() {}

    static String of(Recording recording) {
        return String.format(
                Locale.ROOT,
                "stopped. %d requests, %d GETs, %d misses, %d bytes, peak concurrency %d, status %s%s%s.",
                recording.requestCount(),
                recording.gets(),
                recording.misses(),
                recording.bytesSent(),
                recording.maxInFlight(),
                recording.byStatus(),
                recording.unanswered() == 0 ? "" : ", " + recording.unanswered() + " without a response",
                recording.refused() == 0 ? "" : ", " + recording.refused() + " refused");
    }
}
