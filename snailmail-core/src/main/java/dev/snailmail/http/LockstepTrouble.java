package dev.snailmail.http;

import dev.snailmail.recording.LockstepFailedException;
import dev.snailmail.recording.Outcome;
import dev.snailmail.time.Durations;
import dev.snailmail.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What makes the rounds of a lockstep worth nothing, in words. Belongs to the lock of its gate. */
final class LockstepTrouble {

    private static final int MOST_LINES = 10;

    private final Duration quiet;
    private final Duration holdLimit;
    private final Ticker ticker;
    private final List<String> leftLines = new ArrayList<>();
    private int left;
    private boolean serverClosed;
    private String neverQuiet = "";

    LockstepTrouble(Duration quiet, Duration holdLimit, Ticker ticker) {
        this.quiet = quiet;
        this.holdLimit = holdLimit;
        this.ticker = ticker;
    }

    /** The client has gone, or the server is closed. */
    void leftWhileHeld(SteppedRequest request, Outcome outcome, long now) {
        serverClosed |= outcome == Outcome.SERVER_CLOSED;
        left++;
        if (leftLines.size() < MOST_LINES) {
            leftLines.add(line(request, now));
        }
    }

    /** Requests have gone on arriving, or bytes moving, until a round had been held for too long. */
    void neverQuiet(Collection<SteppedRequest> held, long now) {
        List<String> lines = held.stream()
                .limit(MOST_LINES)
                .map(request -> line(request, now))
                .toList();
        neverQuiet = "lockstep: a round has been held for the holdLimit (" + Durations.format(holdLimit)
                + "), since it was never quiet for " + Durations.format(quiet) + "; the requests that were held:\n"
                + listed(lines, held.size());
    }

    private String line(SteppedRequest request, long now) {
        double millis = ticker.inRealTime(now - request.heldFrom()) / 1e6;
        return String.format(
                Locale.ROOT, "  %s, after %.1fms", request.admission().asked(), millis);
    }

    private static String listed(List<String> lines, int all) {
        String listed = String.join("\n", lines);
        return all > lines.size() ? listed + "\n  ... and " + (all - lines.size()) + " more" : listed;
    }

    void throwIfAny() {
        if (!neverQuiet.isEmpty()) {
            throw new LockstepFailedException(neverQuiet);
        }
        if (left > 0) {
            String why = serverClosed ? "the server was closed" : "a client gave up";
            throw new LockstepFailedException(
                    "lockstep: " + why + " while requests were held:\n" + listed(leftLines, left));
        }
    }
}
