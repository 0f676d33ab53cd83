package dev.snailmail.cli;

import dev.snailmail.locking.GuardedBy;
import java.io.PrintStream;

/**
 * The last line of a screen, which is written over again and again, and lines that go above it. Safe for use by any thread:
 * the display writes it, and so does whoever logs.
 */
final class LiveLine {

    /** Back to the first column, and away with what stands there. */
    private static final String CLEAR = "\r\u001b[K";

    private final Object lock = new Object();
    private final PrintStream screen;

    @GuardedBy("lock")
    private String shown = "";

    LiveLine(PrintStream screen) {
        this.screen = screen;
    }

    /**
     * Writes the line over. What stands there already is not written again.
     *
     * @param text the text, shorter than the screen is wide, since a line that wraps cannot be taken back
     */
    void show(String text) {
        synchronized (lock) {
            if (!text.equals(shown)) {
                screen.print(CLEAR + text);
                screen.flush();
                shown = text;
            }
        }
    }

    /**
     * Prints a line that stays, above the one that does not. All of it is one write, so that nothing comes between.
     *
     * @param line the line, without its end
     */
    void printAbove(String line) {
        synchronized (lock) {
            screen.print((shown.isEmpty() ? "" : CLEAR) + line + System.lineSeparator() + shown);
            screen.flush();
        }
    }

    /** Takes the line away. */
    void clear() {
        synchronized (lock) {
            if (!shown.isEmpty()) {
                screen.print(CLEAR);
                screen.flush();
                shown = "";
            }
        }
    }
}
