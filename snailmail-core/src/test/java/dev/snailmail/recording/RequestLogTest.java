package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLogTest {

    private final Logger logger = Logger.getLogger("dev.snailmail.requests");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            lines.add(logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final Traffic traffic = new Traffic();

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Test
    void isOffUnlessEnabled() {
        traffic.serve("GET", "a", 200, 1);
        assertThat(lines).isEmpty();
    }

    @Test
    void isOneLineForEachRequestThatEnds() {
        logger.setLevel(Level.FINE);
        traffic.serve("GET", "a.bin", 206, 4);
        traffic.arrive("b");
        assertThat(lines)
                .containsExactly("GET a.bin [a] -> 206, 4 B, 0.0 ms latency, 0.0 ms in all, 1 in flight, COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "two\r\nlines",
                "two\u0085lines",
                "two\u2028lines",
                "two\u2029lines",
                "\u001b[2J",
                "\u009b2J"
            })
    void controlCharactersDoNotBreakTheLine(String key) {
        logger.setLevel(Level.FINE);
        traffic.serve("GET", key, 404, 0);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("GET ").contains("?").doesNotContain("\u001b", "\u009b");
        assertThat(lines.get(0).split("\\R", -1)).hasSize(1);
    }
}
