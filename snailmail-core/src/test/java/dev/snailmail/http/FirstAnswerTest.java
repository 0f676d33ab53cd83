package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.OwnJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first answer of a JVM takes no longer than later ones, since all of its classes are loaded by then. */
class FirstAnswerTest {

    /** It was 240 before servers warmed up. */
    private static final long MOST_CLASSES = 15;

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fixed(5ms)                                   | GET /object | 206
            lognormal(mode=1ms, sigma=0.5), 100MB/s      | GET /object | 206
            gamma(1ms, 2)                                | GET /missing | 404
            weibull(1ms, 2), perConnection(10MB/s)       | HEAD /object | 200
            pareto(1ms, 3), fifo(10MB/s)                 | GET /empty | 416
            """)
    void loadsHardlyAnyClasses(String network, String requestLine, int status)
            throws IOException, InterruptedException {
        Files.writeString(root.resolve("object"), "some bytes of an object");
        // A range of it is answered with 416.
        Files.writeString(root.resolve("empty"), "");
        List<String> lines = OwnJvm.of(FirstAnswer.class).run(root.toString(), network, requestLine);
        assertThat(lines).contains("requests 0", "connections 0", "logged 0");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("classes "))
                .singleElement()
                .satisfies(line -> assertThat(Long.parseLong(line.substring("classes ".length())))
                        .as(String.join("\n", lines))
                        .isLessThanOrEqualTo(MOST_CLASSES));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("first "))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("ordinal=1", "status=" + status, "connectionId=1", "nthOnConnection=1"));
    }
}
