package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader that takes some of a body and leaves is charged little more than crossed the wire. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class AbandonedBodiesTest {

    private static final long HUGE = 1L << 32;
    private static final long MARGIN = 64 << 10;

    /** How many looks a millisecond apart must find nothing new before nothing is taken to be on its way. */
    private static final int QUIET_LOOKS = 50;

    @TempDir
    Path root;

    private static List<Arguments> readers() {
        return Stream.of("none", "200MB/s", "perConnection(300MB/s)")
                .flatMap(network -> Stream.of(1_000, 100_000, 300_000, 600_000, 1_000_000, 10_000_000)
                        .map(taken -> Arguments.of(network, taken)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void isChargedForWhatCrossed(String network, int taken) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(root.resolve("file").toFile(), "rw")) {
            file.setLength(HUGE);
        }
        try (SlowServer server =
                SlowServer.builder(root).network(Network.parse(network)).start()) {
            leaves(server, "/file", taken);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000, 1_000_000})
    void isChargedForWhatCrossedOfAStoreWithoutFiles(int taken) {
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic(Map.of("object", HUGE)))
                .start()) {
            leaves(server, "/object", taken);
        }
    }

    /** A write that fails may have sent the head and some of the body before. */
    @Test
    void isChargedForWhatItHasReceivedIfItLeavesDuringAWrite() {
        try (SlowServer server =
                SlowServer.builder(ObjectStore.synthetic("object", 145_827)).start()) {
            for (int nth = 1; nth <= 2_000; nth++) {
                WireClient client = WireClient.of(server);
                client.sendRequest("GET", "/object").readHead();
                client.hangUp();
            }
            assertThat(server.recording().unanswered()).isZero();
        }
    }

    private static void leaves(SlowServer server, String target, int taken) {
        long crossed;
        try (WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", target).readHead();
            client.readBytes(taken);
            crossed = taken + settled(client);
        }
        long charged = server.recording().bytesSent();
        assertThat(charged).isBetween(crossed, Math.max(crossed * 5 / 4, crossed + MARGIN));
    }

    /** {@return how many more bytes have come when no more do} */
    private static int settled(WireClient client) {
        int[] latest = {-1, 0};
        Eventually.holds("no more bytes come", () -> {
            int available = client.available();
            latest[1] = available == latest[0] ? latest[1] + 1 : 0;
            latest[0] = available;
            return latest[1] == QUIET_LOOKS;
        });
        return latest[0];
    }
}
