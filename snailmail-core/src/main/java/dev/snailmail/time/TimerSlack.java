package dev.snailmail.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lowers the timer slack of the calling thread on Linux. The kernel may wake a sleeping thread up to its slack
 * (50 µs unless told otherwise) late, in order to save wake-ups; a thread may set its own without privileges.
 */
final class TimerSlack {

    private static final byte[] ONE_NANOSECOND = {'1'};

    private TimerSlack() {}

    /** Sets the slack to 1 ns, or leaves everything as it is where the system has no such thing. */
    static void lowerForThisThread() {
        Path self = Path.of("/proc/thread-self");
        if (!Files.isSymbolicLink(self)) {
            return;
        }
        try {
            String threadId = Files.readSymbolicLink(self).getFileName().toString();
            Path slack = Path.of("/proc", threadId, "timerslack_ns");
            Files.write(slack, ONE_NANOSECOND, StandardOpenOption.WRITE);
        } catch (IOException | SecurityException unavailable) {
            // The plain timer serves: later by the slack, never wrong.
        }
    }
}
