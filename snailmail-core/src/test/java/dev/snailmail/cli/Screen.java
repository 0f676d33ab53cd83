package dev.snailmail.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a terminal makes of carriage returns, line feeds and "erase to the end of the line"; it knows nothing else. */
final class Screen {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);

    PrintStream stream() {
        return stream;
    }

    String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** {@return the lines that are to be seen now, the last of which the cursor is on} */
    List<String> lines() {
        return linesOf(written());
    }

    static List<String> linesOf(String written) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int column = 0;
        for (int i = 0; i < written.length(); i++) {
            char next = written.charAt(i);
            if (next == '\n') {
                lines.add(line.toString());
                line.setLength(0);
                column = 0;
            } else if (next == '\r') {
                column = 0;
            } else if (written.startsWith("\u001b[K", i)) {
                line.setLength(Math.min(column, line.length()));
                i += 2;
            } else {
                if (column < line.length()) {
                    line.setCharAt(column, next);
                } else {
                    line.append(next);
                }
                column++;
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
