package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the process ends when the system asks it to. */
@Timeout(120)
class SignalsTest {

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void fillStore() throws IOException {
        root = Files.createDirectory(folder.resolve("store"));
        Files.writeString(root.resolve("hello.bin"), "hello");
    }

    private CommandProcess serving(String... flags) throws IOException {
        return CommandProcess.serving(root, folder.resolve("errors.txt"), flags);
    }

    @ParameterizedTest
    @CsvSource({"INT, 0", "TERM, 143", "HUP, 129"})
    void aSignalEndsItInGoodOrder(String signal, int exitCode) throws IOException, InterruptedException {
        CommandProcess.assumeNotIgnored(signal);
        try (CommandProcess serving = serving()) {
            assertThat(serving.get("hello.bin")).isEqualTo(200);
            serving.signal(signal);

            assertThat(serving.exitCode()).isEqualTo(exitCode);
            assertThat(serving.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("stopped. 1 request (1 GET, 0 misses)");
        }
    }

    @Test
    void aReportThatCannotBeWrittenIsAFailureAllTheSame() throws IOException, InterruptedException {
        CommandProcess.assumeNotIgnored("INT");
        Path gone = Files.createDirectory(folder.resolve("gone"));
        try (CommandProcess serving =
                serving("--report", gone.resolve("requests.json").toString())) {
            Files.delete(gone);
            serving.signal("INT");

            assertThat(serving.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void theLogHasTheRequestBeforeTheSignal() throws IOException, InterruptedException {
        requestAndSignalAtOnce();
    }

    @Tag("stress")
    @RepeatedTest(50)
    void theLogHasTheRequestBeforeTheSignalFiftyTimes() throws IOException, InterruptedException {
        requestAndSignalAtOnce();
    }

    private void requestAndSignalAtOnce() throws IOException, InterruptedException {
        CommandProcess.assumeNotIgnored("TERM");
        try (CommandProcess serving = serving("--log")) {
            assertThat(serving.get("hello.bin")).isEqualTo(200);
            serving.signal("TERM");

            assertThat(serving.exitCode()).isEqualTo(143);
            List<String> lines = serving.errLines();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).startsWith("GET hello.bin [hello.bin] -> 200, 5 B, ");
            assertThat(lines.get(1)).startsWith("stopped. 1 request ");
        }
    }
}
