package dev.snailmail.report;

import dev.snailmail.recording.RequestRecord;
import dev.snailmail.text.Printable;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Requests as lines of text, one each, cut to what fits a screen. */
@API(status = API.Status.INTERNAL)
public final class RequestLines {

    private static final int LONGEST_KEY = 60;

    private RequestLines() {}

    /**
     * Lists requests.
     *
     * @param requests the requests, in the order to list them in
     * @param most how many lines to write at the most; the rest is one more line, "... and n more"
     * @return the lines, each ended by a line feed; empty without requests
     */
    public static String of(List<RequestRecord> requests, int most) {
        String lines = requests.stream().limit(most).map(RequestLines::line).collect(Collectors.joining());
        int left = requests.size() - most;
        return left > 0 ? lines + "  ... and " + left + " more\n" : lines;
    }

    private static String line(RequestRecord request) {
        return String.format(
                Locale.ROOT,
                "  #%-3d at %8s  %s %s%s -> %s, %d B in %s (%s injected%s), %d in flight, connection %d%s\n",
                request.ordinal(),
                millis(request.start()),
                request.method(),
                readable(request.target()),
                request.range().map(range -> " " + readable(range)).orElse(""),
                request.status() == 0 ? "no response" : String.valueOf(request.status()),
                request.bytesSent(),
                millis(request.duration()),
                millis(request.injectedLatency()),
                connecting(request),
                request.inFlight(),
                request.connectionId(),
                fault(request) + outcome(request));
    }

    private static String connecting(RequestRecord request) {
        Duration setup = request.connectionSetup();
        return setup.isZero() ? "" : ", " + millis(setup) + " to connect";
    }

    /** {@return the fault that was injected into it, after a comma; empty without one} */
    static String fault(RequestRecord request) {
        return request.fault().map(fault -> ", fault " + readable(fault)).orElse("");
    }

    /** {@return how it ended, after a comma; empty if it was answered in full} */
    static String outcome(RequestRecord request) {
        return switch (request.outcome()) {
            case COMPLETE -> "";
            case CLIENT_LEFT -> ", client left";
            case SERVER_CLOSED -> ", server closed";
            case FAILED -> ", object unreadable";
            case CUT_SHORT -> ", cut short";
            case INCOMPLETE -> ", not ended";
        };
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1fms", Durations.toMillis(duration));
    }

    /** What is long keeps its end, which of a key tells more. */
    private static String readable(String text) {
        return Cells.end(Printable.inLine(text), LONGEST_KEY, "...");
    }
}
