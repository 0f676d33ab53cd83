package dev.snailmail.http;

import dev.snailmail.recording.Admission;
import dev.snailmail.time.Durations;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The lockstep that is running on a server, if there is one. Safe for use by any thread. */
final class Locksteps {

    private static final Duration SHORTEST_QUIET = Duration.ofMillis(1);
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(1);

    /** Far longer than any client waits, and far from overflow at any time scale. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    private final Timer timer;
    private final Ticker ticker;
    private final AtomicReference<LockstepGate> running = new AtomicReference<>();

    Locksteps(Timer timer, Ticker ticker) {
        this.timer = timer;
        this.ticker = ticker;
    }

    /**
     * A request has arrived.
     *
     * @param tick when
     * @return what its course is to be told to, or null if no lockstep is running
     */
    SteppedRequest enter(Admission admission, long tick) {
        LockstepGate gate = running.get();
        return gate == null ? null : gate.enter(admission, tick);
    }

    LockstepRun begin(Duration quiet, Duration holdLimit) {
        requireBounds(quiet, holdLimit);
        LockstepGate gate = new LockstepGate(quiet, holdLimit, timer, ticker);
        if (!running.compareAndSet(null, gate)) {
            throw new IllegalStateException("a lockstep is running on this server already; there may be one at a time");
        }
        return new LockstepRun(gate, () -> running.compareAndSet(gate, null));
    }

    private static void requireBounds(Duration quiet, Duration holdLimit) {
        Objects.requireNonNull(quiet, "quiet must not be null");
        Objects.requireNonNull(holdLimit, "holdLimit must not be null");
        if (quiet.compareTo(SHORTEST_QUIET) < 0 || quiet.compareTo(LONGEST_QUIET) > 0) {
            throw new IllegalArgumentException("quiet (" + written(quiet) + ") must be from " + written(SHORTEST_QUIET)
                    + " to " + written(LONGEST_QUIET));
        }
        if (holdLimit.compareTo(quiet) <= 0 || holdLimit.compareTo(LONGEST_HOLD) > 0) {
            throw new IllegalArgumentException("holdLimit (" + written(holdLimit) + ") must be longer than quiet ("
                    + written(quiet) + ") and at most " + written(LONGEST_HOLD));
        }
    }

    /** What nanoseconds have no room for is written as ISO 8601 has it. */
    private static String written(Duration duration) {
        return duration.abs().compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0
                ? duration.toString()
                : Durations.format(duration);
    }
}
