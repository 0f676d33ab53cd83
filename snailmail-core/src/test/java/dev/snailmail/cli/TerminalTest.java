package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({"100, 100", "40, 40", "9999, 9999", "'', 80", "0, 80", "-3, 80", "wide, 80", "99999, 80"})
    void isAsWideAsColumnsSays(String columns, int width) {
        assertThat(Terminal.of(Map.of("TERM", "xterm", "COLUMNS", columns), true))
                .contains(new Terminal(width));
    }

    @Test
    void isNoneWhereALineCannotBeWrittenOver() {
        assertThat(Terminal.of(Map.of("TERM", "dumb"), true)).isEmpty();
        assertThat(Terminal.of(Map.of("TERM", ""), true)).isEmpty();
        assertThat(Terminal.of(Map.of(), true)).isEmpty();
        assertThat(Terminal.of(Map.of("TERM", "xterm-256color"), false)).isEmpty();
        assertThat(Terminal.of(Map.of("WT_SESSION", "1"), true)).contains(new Terminal(80));
        assertThat(Terminal.of(Map.of("WT_SESSION", "1", "TERM", "dumb"), true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/0, true",
        "/dev/tty, true",
        "/dev/tty1, true",
        "/dev/ttyS0, true",
        "/dev/console, true",
        "pipe:[1234], false",
        "socket:[1], false",
        "/dev/null, false",
        "/home/me/err.txt, false",
        "/home/me/dev/pts/0, false"
    })
    void isADevice(String device, boolean terminal) {
        assertThat(Terminal.isTerminal(Path.of(device))).isEqualTo(terminal);
    }
}
