package dev.snailmail.assertj;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.KeepAliveClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LockstepAssertTest {

    private final SlowServer server = SlowServer.builder(ObjectStore.of(Map.of("snail.bin", new byte[10])))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    /** So many requests in each round; the action ends within the last, so no round depends on quiet but that it ends. */
    private Lockstep rounds(Duration quiet, int... sizes) throws IOException {
        List<KeepAliveClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                clients.add(new KeepAliveClient(server));
            }
            return server.lockstep(quiet, () -> {
                for (int size : sizes) {
                    List<KeepAliveClient> asking = clients.subList(0, size);
                    for (KeepAliveClient client : asking) {
                        client.send("HEAD", "snail.bin");
                    }
                    for (KeepAliveClient client : asking) {
                        client.readHead();
                    }
                }
            });
        } finally {
            for (KeepAliveClient client : clients) {
                client.close();
            }
        }
    }

    private static String message(Lockstep steps, int most) {
        return catchThrowable(() -> assertThat(steps).as("tile").completedInAtMostRounds(most))
                .getMessage()
                .replaceAll(" +\\d+\\.\\dms", " ~ms")
                .replaceAll("connection \\d+", "connection ~")
                .replaceAll("\\d in flight", "~ in flight");
    }

    @Test
    void passesUpToTheBound() throws IOException {
        Lockstep steps = rounds(Duration.ofMillis(5), 1, 1);
        assertThat(steps).completedInAtMostRounds(2).completedInAtMostRounds(3).completedInExactlyRounds(2);
        assertThat(steps.rounds()).isEqualTo(2);
    }

    @Test
    void refusesBoundsThatMakeNoSense() throws IOException {
        Lockstep steps = rounds(Duration.ofMillis(1));
        assertThat(steps).completedInAtMostRounds(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(steps).completedInAtMostRounds(-1))
                .withMessage("most (-1) must not be negative");
        assertThat(steps).completedInExactlyRounds(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(steps).completedInExactlyRounds(-1))
                .withMessage("expected (-1) must not be negative");
        assertThat(catchThrowable(() -> assertThat(steps).completedInExactlyRounds(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected rounds: exactly 1\nbut was: ");
        assertThat(catchThrowable(() -> assertThat((Lockstep) null).completedInAtMostRounds(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
    }

    @Test
    void listsTheRequestsByRound() throws IOException {
        Lockstep steps = rounds(Duration.ofMillis(200), 1, 2);
        String line = "at ~ms  HEAD snail.bin -> 200, 0 B in ~ms (0.0ms injected), ~ in flight, connection ~";
        assertThat(message(steps, 1)).isEqualTo("""
                        [tile]\s
                        expected rounds: at most 1
                        but was: 2 rounds of 1, 2 requests; longest think gap ~ms, quiet 200ms
                        seed: 42
                        network: none, unlimited
                        the requests by round:
                        round 1, 1 request:
                          #1   %1$s
                        round 2, 2 requests:
                          #2   %1$s
                          #3   %1$s""".formatted(line));
    }

    @Test
    void saysWhereAPoolMayBeTheReason() throws IOException {
        assertThat(message(rounds(Duration.ofMillis(200), 2, 2, 1), 2))
                .contains("but was: 3 rounds of 2, 2, 1 requests;")
                .contains(
                        "; may be a pool of 2\nAll rounds but the last have the same size: that may be the pool of the");
    }

    @Test
    void isCutToAScreenful() throws IOException {
        String message = message(rounds(Duration.ofMillis(250), 20), 0);
        assertThat(message).contains("#6 ").doesNotContain("#7 ").endsWith("\n  ... and 14 more");
        int[] ones = new int[40];
        java.util.Arrays.fill(ones, 1);
        assertThat(message(rounds(Duration.ofMillis(1), ones), 0))
                .contains("round 15, 1 request:")
                .doesNotContain("round 16,")
                .endsWith("\n... and 25 more rounds");
    }

    @Test
    void failsSoftlyToo() throws IOException {
        Lockstep steps = rounds(Duration.ofMillis(1), 1);
        Throwable failure = catchThrowable(() -> SnailmailSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(steps).as("soft").completedInAtMostRounds(0);
            softly.assertThat(1).isEqualTo(2);
        }));
        assertThat(failure)
                .hasMessageContaining("2 failures")
                .hasMessageContaining("[soft] \nexpected rounds: at most 0");
    }
}
