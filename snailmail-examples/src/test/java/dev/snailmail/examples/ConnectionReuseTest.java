package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What it costs not to keep connections: one round trip for TCP and one for TLS 1.3, for each request. */
class ConnectionReuseTest {

    private static final int READS = 10;
    private static final Duration CONNECT = Duration.ofMillis(20);

    private final SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 1000))
            .network(Network.parse("fixed(2ms), connect(2, rtt=10ms)"))
            .start();

    private Recording read(boolean keepsConnections) throws IOException {
        return server.during(() -> {
            for (int nth = 0; nth < READS; nth++) {
                HttpURLConnection connection =
                        (HttpURLConnection) server.uri("object").toURL().openConnection();
                if (!keepsConnections) {
                    connection.setRequestProperty("Connection", "close");
                }
                try (InputStream in = connection.getInputStream()) {
                    assertThat(in.readAllBytes()).hasSize(1000);
                }
            }
        });
    }

    private static Duration connecting(Recording recording) {
        return recording.requests().stream().map(RequestRecord::connectionSetup).reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void aReaderThatKeepsItsConnectionIsCheaper() throws IOException {
        try (server) {
            // In this order, since the other would leave a connection behind.
            Recording opening = read(false);
            Recording keeping = read(true);

            assertThat(keeping).hadExactlyGets(READS).usedAtMostConnections(1);
            assertThat(connecting(keeping)).isEqualTo(CONNECT);

            assertThat(opening).hadExactlyGets(READS);
            assertThat(opening.connectionsUsed()).isEqualTo(READS);
            assertThat(connecting(opening)).isEqualTo(CONNECT.multipliedBy(READS));
            assertThat(opening.wallTime()).isGreaterThanOrEqualTo(CONNECT.multipliedBy(READS));
        }
    }
}
