package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live line beside what else the command prints. */
@Timeout(60)
class LiveServeTest {

    private static final Optional<Terminal> SCREEN = Optional.of(new Terminal(80));
    private static final String LIVE_THREAD = "snailmail-live";

    @TempDir
    Path root;

    @BeforeEach
    void fillStore() throws IOException {
        Files.writeString(root.resolve("hello.bin"), "hello");
    }

    private static boolean liveThreadRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(LIVE_THREAD));
    }

    private static void untilShown(CommandRun run, String what) {
        Eventually.holds("standard error has " + what, () -> run.err().contains(what));
    }

    private static boolean endsWithLiveLine(CommandRun run) {
        List<String> seen = Screen.linesOf(run.err());
        return seen.size() >= 21 && seen.get(20).contains(" requests/s");
    }

    @Test
    void isThereWhileItServesAndGoneBeforeTheSummary() {
        CommandRun run = CommandRun.servingOn(
                SCREEN,
                serving -> {
                    untilShown(serving, "requests/s");
                    assertThat(liveThreadRuns()).isTrue();
                    serving.get("nope");
                    untilShown(serving, " 1 misses");
                    assertThat(Screen.linesOf(serving.err()))
                            .singleElement()
                            .asString()
                            .contains(" requests/s", " 0 in flight", " MB/s", " 1 misses");
                },
                root.toString(),
                "--live");

        assertThat(Screen.linesOf(run.err())).containsExactly("");
        assertThat(run.outLines()).last().asString().startsWith("stopped. 1 request (1 GET, 1 miss), ");
        assertThat(run.out()).doesNotContain("\u001b", "\r", "requests/s");
        assertThat(liveThreadRuns()).isFalse();
    }

    @Test
    void linesOfTheLogStayAboveItAndWhole() {
        CommandRun run = CommandRun.servingOn(
                SCREEN,
                serving -> {
                    untilShown(serving, "requests/s");
                    for (int i = 0; i < 20; i++) {
                        serving.get("hello.bin");
                    }
                    // A line of the log is written when the client has its answer already.
                    Eventually.holds("the live line below 20 lines of the log", () -> endsWithLiveLine(serving));
                },
                root.toString(),
                "--live",
                "--log");

        List<String> seen = Screen.linesOf(run.err());
        assertThat(seen).hasSize(21).last().asString().isEmpty();
        assertThat(seen.subList(0, 20))
                .allSatisfy(line -> assertThat(line).startsWith("GET hello.bin [hello.bin] -> 200, 5 B, "));
    }

    @Test
    void withJsonStandardOutputIsForTheMachineAlone() {
        CommandRun run = CommandRun.servingOn(
                SCREEN, serving -> untilShown(serving, "requests/s"), root.toString(), "--live", "--json");

        assertThat(run.outLines()).hasSize(1);
        assertThat(run.announced().get("n_files").asInt()).isEqualTo(1);
        assertThat(Screen.linesOf(run.err()))
                .containsExactly("stopped. 0 requests (0 GETs, 0 misses), 0 bytes sent, at most 0 in flight.", "");
    }

    @Test
    void withoutATerminalThereIsNothingAndNoThread() {
        CommandRun run = CommandRun.serving(
                serving -> {
                    serving.get("hello.bin");
                    assertThat(liveThreadRuns()).isFalse();
                },
                root.toString(),
                "--live");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void unlessAskedForThereIsNothingOnATerminalEither() {
        CommandRun run = CommandRun.servingOn(
                SCREEN,
                serving -> {
                    serving.get("hello.bin");
                    assertThat(liveThreadRuns()).isFalse();
                },
                root.toString());

        assertThat(run.err()).isEmpty();
    }
}
