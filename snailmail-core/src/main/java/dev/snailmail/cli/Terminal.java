package dev.snailmail.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A screen behind standard error, on which a line can be written over.
 *
 * @param columns how many columns it has
 */
record Terminal(int columns) {

    private static final int USUAL_COLUMNS = 80;

    /** Where Linux says what standard error is. Elsewhere there is no such link. */
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /** {@return the screen behind the standard error of this process, if there is one that can write over a line} */
    static Optional<Terminal> ofStandardError() {
        return of(System.getenv(), standardErrorIsTerminal());
    }

    /**
     * Looks at the environment, which knows what the screen can do.
     *
     * @param environment the environment: {@code TERM}, {@code COLUMNS}; {@code WT_SESSION} of a Windows terminal
     * @param isTerminal whether standard error is shown on a screen
     * @return the screen; none where there is none, or nobody says that it can write over a line
     */
    static Optional<Terminal> of(Map<String, String> environment, boolean isTerminal) {
        String term = environment.getOrDefault("TERM", environment.containsKey("WT_SESSION") ? "windows" : "dumb");
        return !isTerminal || term.isEmpty() || term.equals("dumb")
                ? Optional.empty()
                : Optional.of(new Terminal(columns(environment.getOrDefault("COLUMNS", ""))));
    }

    private static int columns(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : USUAL_COLUMNS;
    }

    /**
     * The JDK tells whether there is a console, by which it means standard input and output, not where errors go. So the
     * link says it where there is one, and with it {@code --json | program} has a live line, and {@code 2> file} none.
     */
    private static boolean standardErrorIsTerminal() {
        if (Files.isSymbolicLink(STANDARD_ERROR)) {
            try {
                return isTerminal(Files.readSymbolicLink(STANDARD_ERROR));
            } catch (IOException | SecurityException unreadable) {
                return false;
            }
        }
        return hasConsole();
    }

    /** {@return whether such a device is a screen: a pseudo-terminal, or one of the machine's own} */
    static boolean isTerminal(Path device) {
        return device.toString().matches("/dev/(pts/\\d+|tty\\w*|console)");
    }

    /** From Java 22 on there is a console in any case, and it has to be asked; this is compiled for 17. */
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException older) {
            return true;
        } catch (ReflectiveOperationException unexpected) {
            return false;
        }
    }
}
