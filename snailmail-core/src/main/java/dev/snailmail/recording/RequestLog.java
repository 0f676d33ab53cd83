package dev.snailmail.recording;

import dev.snailmail.text.Printable;
import dev.snailmail.time.Durations;
import java.lang.System.Logger.Level;
import java.util.Locale;

/** One line a request to the logger {@code dev.snailmail.requests} at level DEBUG, so off unless enabled. */
final class RequestLog {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail.requests");

    private final boolean isSilent;

    private RequestLog(boolean isSilent) {
        this.isSilent = isSilent;
    }

    /** {@return a log that writes lines} */
    static RequestLog on() {
        return new RequestLog(false);
    }

    /** {@return a log that formats the same lines, and writes none} */
    static RequestLog silent() {
        return new RequestLog(true);
    }

    void ended(Admission admission) {
        if (LOGGER.isLoggable(Level.DEBUG)) {
            String line = line(admission.toRecord(0, admission.startTick(), admission.startTick()));
            if (!isSilent) {
                LOGGER.log(Level.DEBUG, line);
            }
        }
    }

    /** Control characters of a key cannot fake a second line. */
    private static String line(RequestRecord request) {
        return Printable.inLine(String.format(
                Locale.ROOT,
                "%s %s%s [%s] -> %s, %d B, %s ms latency, %s ms in all, %d in flight, %s%s",
                request.method(),
                request.target(),
                request.range().map(range -> " " + range).orElse(""),
                request.label(),
                request.status() == 0 ? "no response" : String.valueOf(request.status()),
                request.bytesSent(),
                Durations.toMillis(request.injectedLatency()),
                Durations.toMillis(request.duration()),
                request.inFlight(),
                request.outcome(),
                request.fault().map(fault -> ", fault " + fault).orElse("")));
    }
}
