package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.OwnThreads;
import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyConnectionsTest {

    private final ObjectStore store = ObjectStore.synthetic("object", 1000);

    @Test
    void fiveHundredAtOnceAreAllServed() {
        try (SlowServer server = SlowServer.builder(store).start()) {
            List<WireClient> clients = WireClient.several(server, 500);
            clients.forEach(client -> client.sendRequest("GET", "/object"));
            clients.forEach(client -> assertThat(client.read().body()).hasSize(1000));
            Recording recording = server.recording();
            assertThat(recording.requestCount()).isEqualTo(500);
            assertThat(recording.connectionsOpened()).isEqualTo(500);
            assertThat(recording.connectionsUsed()).isEqualTo(500);
            clients.forEach(WireClient::close);
        }
    }

    @Test
    @Tag("stress")
    void aWaveOfThousandsWaitsWithoutThreads() {
        int wave = 5_000;
        try (SlowServer server = SlowServer.builder(store)
                .latency(Latency.fixed(Duration.ofMillis(500)))
                .start()) {
            List<WireClient> clients = WireClient.several(server, wave);
            clients.forEach(client -> client.sendRequest("GET", "/object"));
            Eventually.holds("all arrive", () -> server.snapshot().requestCount() == wave);
            assertThat(OwnThreads.names()).hasSizeLessThan(10);
            clients.forEach(client -> assertThat(client.read().body()).hasSize(1000));
            Recording recording = server.recording();
            assertThat(recording.requestCount()).isEqualTo(wave);
            assertThat(recording.incomplete()).isZero();
            assertThat(recording.bytesSent()).isEqualTo(wave * 1000L);
            clients.forEach(WireClient::close);
        }
    }

    @Test
    void onlyTheLoopbackAddressListens() throws IOException {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        Assumptions.assumeTrue(outside.isPresent(), "this machine has an address beside the loopback");
        try (SlowServer server = SlowServer.builder(store).start();
                Socket socket = new Socket()) {
            InetSocketAddress address = new InetSocketAddress(outside.orElseThrow(), server.port());
            assertThatIOException().isThrownBy(() -> socket.connect(address, 5_000));
            assertThat(server.recording().connectionsOpened()).isZero();
        }
    }
}
