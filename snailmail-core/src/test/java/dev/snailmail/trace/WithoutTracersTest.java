package dev.snailmail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Neither the flight recorder nor the API of OpenTelemetry is needed. */
@Timeout(60)
class WithoutTracersTest {

    /** What Undertow and Jackson need of a JDK; the flight recorder is not among it. */
    private static final String MODULES =
            "java.base,java.logging,java.naming,java.security.sasl,java.sql,jdk.unsupported";

    @Test
    void servesWithoutOpenTelemetry() throws Exception {
        assertThat(outputOf(List.of()))
                .isEqualTo("flight recorder true, OpenTelemetry false, served 100, recorded 100");
    }

    @Test
    void servesWithoutAFlightRecorder() throws Exception {
        assertThat(outputOf(List.of("--limit-modules", MODULES)))
                .isEqualTo("flight recorder false, OpenTelemetry false, served 100, recorded 100");
    }

    private static String outputOf(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPathWithoutOpenTelemetry(), BareServer.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.strip();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPathWithoutOpenTelemetry() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("opentelemetry"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
