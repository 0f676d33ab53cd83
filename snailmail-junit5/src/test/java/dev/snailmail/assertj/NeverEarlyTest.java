package dev.snailmail.assertj;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.KeepAliveClient;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client holds its last byte before the server's thread is done with the request; no assertion may see that. */
class NeverEarlyTest {

    private static final int TIMES = 10_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 100_000})
    void anAssertionRightAfterTheClientReturnedSeesAllOfIt(int size) throws IOException {
        ObjectStore store = ObjectStore.of(Map.of("snail.bin", new byte[size]));
        // Few records, so that reading them does not give the server time to catch up.
        try (SlowServer server = SlowServer.builder(store).maxRecords(1).start();
                KeepAliveClient client = new KeepAliveClient(server)) {
            for (int i = 1; i <= TIMES; i++) {
                client.get("snail.bin");
                Recording now = i % 2 == 0 ? server.recording() : server.snapshot();
                assertThat(now).hadExactlyGets(i).sentAtMostBytes((long) i * size);
                assertThat(now.bytesSent()).isEqualTo((long) i * size);
                assertThat(now.incomplete()).isZero();
            }
        }
    }
}
