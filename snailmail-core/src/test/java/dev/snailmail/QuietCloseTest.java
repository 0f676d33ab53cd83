package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.StandardError;
import dev.snailmail.wire.WireClient;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is closed in the middle of its work has nothing to complain about. */
@Timeout(60)
class QuietCloseTest {

    private static final int CLOSES = 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "exponential(mean=1ms)",
                "1GB/s",
                "perConnection(1GB/s), fifo(2GB/s)",
                "connect(1ms), idleTimeout(10s)"
            })
    void pipelinedRequestsInFlightLeaveNoErrorBehind(String network) {
        String printed = StandardError.during(() -> {
            for (int nth = 0; nth < CLOSES; nth++) {
                closeAmidPipelinedRequests(Network.parse(network), nth);
            }
        });
        assertThat(printed).isEmpty();
    }

    private static void closeAmidPipelinedRequests(Network network, int nth) {
        SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 10_000))
                .network(network)
                .start();
        List<WireClient> clients = WireClient.several(server, 20);
        String requests = "GET /object HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(40)
                + "PUT /object HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc";
        clients.forEach(client -> client.send(requests));
        if (nth % 2 == 0) {
            clients.get(0).read();
        }
        server.close();
        Recording recording = server.recording();
        assertThat(recording.incomplete()).isZero();
        assertThat(recording.requests()).extracting(RequestRecord::end).allMatch(end -> !end.isNegative());
        clients.forEach(WireClient::close);
    }
}
