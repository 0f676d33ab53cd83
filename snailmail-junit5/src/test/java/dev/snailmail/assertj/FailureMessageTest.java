package dev.snailmail.assertj;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.KeepAliveClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FailureMessageTest {

    private static final ObjectStore STORE =
            ObjectStore.of(Map.of("snail.bin", new byte[10], "100%.bin", new byte[20]));

    private static Recording recorded(SlowServerBuilder builder, String... keys) throws IOException {
        try (SlowServer server = builder.start();
                KeepAliveClient client = new KeepAliveClient(server)) {
            for (String key : keys) {
                client.get(key);
            }
            return server.recording();
        }
    }

    /** Without the picture, which {@link FailureTextTest} has. Times vary, and with them the blanks that align them. */
    private static String message(ThrowingCallable assertion) {
        return catchThrowable(assertion).getMessage().split("\n\n")[0].replaceAll(" +\\d+\\.\\dms", " ~ms");
    }

    @Test
    void showsTheRequestsAtFault() throws IOException {
        SlowServerBuilder builder = SlowServer.builder(STORE)
                .latency(Latency.fixed(Duration.ofMillis(1)))
                .bandwidth(Bandwidth.megabytesPerSecond(100))
                .seed(7);
        Recording cost = recorded(builder, "snail.bin", "slug.bin", "100%25.bin", "whelk.bin");
        long[] missBytes = cost.requests().stream()
                .filter(request -> request.isMiss())
                .mapToLong(request -> request.bytesSent())
                .toArray();

        assertThat(message(() -> assertThat(cost).as("tile %d", 3).hadNoMisses()))
                .isEqualTo("""
                        [tile 3]\s
                        expected misses: exactly 0
                        but was: 2
                        seed: 7
                        network: fixed(1ms), 100MB/s
                        the misses:
                          #2   at ~ms  GET slug.bin -> 404, %d B in ~ms (1.0ms injected), 1 in flight, connection 1
                          #4   at ~ms  GET whelk.bin -> 404, %d B in ~ms (1.0ms injected), 1 in flight, connection 1""".formatted(missBytes[0], missBytes[1]));
        assertThat(message(() -> assertThat(cost).neverRequested("100%.bin"))).endsWith("""
                        the requests of 100%.bin:
                          #3   at ~ms  GET 100%.bin -> 200, 20 B in ~ms (1.0ms injected), 1 in flight, connection 1""");
        assertThat(message(() -> assertThat(cost).sentAtMostBytes(0)))
                .containsSubsequence("the requests, most bytes first:", "20 B in", "10 B in");
        assertThat(message(() -> assertThat(cost).requested("limpet.bin")))
                .containsSubsequence("the requests:", "#1", "#2", "#3", "#4");
    }

    @Test
    void namesTheFaults() throws IOException {
        FaultPlan plan = FaultPlan.builder()
                .on("*")
                .first(1)
                .inject(Fault.status(503).body("no"))
                .on("*")
                .nth(3)
                .inject(Fault.objectChanged())
                .build();
        Recording cost = recorded(SlowServer.builder(STORE).faults(plan), "snail.bin", "snail.bin", "snail.bin");

        assertThat(message(() -> assertThat(cost).hadNoFaults())).endsWith("""
                        expected faults: exactly 0
                        but was: 2
                        seed: 42
                        network: none, unlimited
                        planned faults:
                          * first=1: status(503, body=no) -> injected into 1 request
                          * nth=3: objectChanged -> injected into 1 request
                        the requests with faults:
                          #1   at ~ms  GET snail.bin -> 503, 2 B in ~ms (0.0ms injected), 1 in flight, connection 1, \
                        fault status(503, body=no)
                          #3   at ~ms  GET snail.bin -> 200, 10 B in ~ms (0.0ms injected), 1 in flight, connection 1, \
                        fault objectChanged""");
    }

    @Test
    void isCutToAScreenfulAndSaysWhenTheListHasRolled() throws IOException {
        String[] keys = new String[30];
        Arrays.fill(keys, "snail.bin");
        Recording cost = recorded(SlowServer.builder(STORE).maxRecords(25), keys);

        assertThat(message(() -> assertThat(cost).hadAtMostGets(1)))
                .contains("but was: 30", "#6 ", "#21 ")
                .doesNotContain("#5 ", "#22 ")
                .endsWith("\n  ... and 9 more"
                        + "\nThe list has rolled: of the counted requests, the first 5 are not in it.");
    }

    @Test
    void saysWhenNoRequestIsAtFault() throws IOException {
        Recording cost = recorded(SlowServer.builder(STORE));

        assertThat(message(() -> assertThat(cost).hadAtLeastGets(1)))
                .endsWith("but was: 0\nseed: 42\nnetwork: none," + " unlimited\nthe GETs:\n  (none)");
    }

    @Test
    void givesWayToTheMessageOfTheTest() throws IOException {
        Recording cost = recorded(SlowServer.builder(STORE), "snail.bin");

        assertThat(message(() -> assertThat(cost)
                        .as("tile")
                        .withFailMessage("too many for %s", "us")
                        .hadAtMostGets(0)))
                .isEqualTo("[tile] too many for us");
        assertThat(message(() -> assertThat(cost)
                        .overridingErrorMessage(() -> "much too many")
                        .hadAtMostGets(0)))
                .isEqualTo("much too many");
    }

    @Test
    void showsTheFirstRequestOfEachConnection() throws IOException {
        try (SlowServer server = SlowServer.builder(STORE).start();
                KeepAliveClient client = new KeepAliveClient(server);
                KeepAliveClient another = new KeepAliveClient(server)) {
            client.get("snail.bin");
            client.get("snail.bin");
            another.get("snail.bin");

            assertThat(message(() -> assertThat(server).usedAtMostConnections(1)))
                    .containsSubsequence("the first request of each connection:", "#1 ", "#3 ")
                    .doesNotContain("#2 ");
        }
    }

    @Test
    void showsTheRequestsInFlightAtThePeak() throws IOException {
        try (SlowServer server = SlowServer.builder(STORE).start();
                KeepAliveClient client = new KeepAliveClient(server);
                KeepAliveClient another = new KeepAliveClient(server)) {
            client.get("snail.bin");
            server.setLatency(Latency.fixed(Duration.ofHours(1)));
            client.send("GET", "snail.bin");
            another.send("GET", "100%25.bin");
            while (server.snapshot().gets() < 3) {
                Thread.onSpinWait();
            }

            assertThat(message(() -> assertThat(server.snapshot()).hadMaxInFlightAtMost(1)))
                    .contains("requests in flight at once: at most 1\nbut was: 2")
                    .containsSubsequence("the requests in flight at the peak:", "#2 ", "#3 ")
                    .doesNotContain("#1 ");
            assertThat(message(() -> assertThat(server.snapshot()).hadMaxInFlightAtLeast(3)))
                    .containsSubsequence("the requests in flight at the peak:", "#2 ", "#3 ");
        }
    }

    /** Neither what clients asked for nor what the test asked about gets at the terminal that shows the failure. */
    @Test
    void aKeyIsTextWhateverIsInIt() throws IOException {
        String key = "\u001b[2J\u009b31m<script>\n\u202e";
        Recording cost = recorded(SlowServer.builder(STORE), "%1b%5b2J%c2%9b31m%3cscript%3e%0a%e2%80%ae");
        assertThat(cost.byKey()).containsOnlyKeys(key);

        for (ThrowingCallable assertion : Arrays.<ThrowingCallable>asList(
                () -> assertThat(cost).hadNoMisses(),
                () -> assertThat(cost).neverRequested(key),
                () -> assertThat(cost).coveredAtLeast(key, 0.5))) {
            String message = catchThrowable(assertion).getMessage();
            assertThat(message)
                    .contains("?[2J?31m<script>??")
                    .doesNotContain("\u001b", "\u009b", "\u202e", "<script>\n");
        }
    }
}
