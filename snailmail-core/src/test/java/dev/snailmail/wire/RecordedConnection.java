package dev.snailmail.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A connection to a server with the objects {@code digits} and {@code empty}. After every request it holds the
 * record against the wire, and asks for the digits once more to see that the connection is in order.
 */
public final class RecordedConnection implements Closeable {

    public static final String DIGITS = "0123456789";

    private final SlowServer server;
    private final WireClient client;

    public RecordedConnection() {
        byte[] digits = DIGITS.getBytes(StandardCharsets.US_ASCII);
        server = SlowServer.builder(ObjectStore.of(Map.of("digits", digits, "empty", new byte[0])))
                .start();
        client = WireClient.of(server);
    }

    public SlowServer server() {
        return server;
    }

    public WireResponse get(String target, String... headerLines) {
        return request("GET", target, headerLines);
    }

    public WireResponse request(String method, String target, String... headerLines) {
        WireResponse response = recorded(method, target, headerLines);
        WireResponse next = recorded("GET", "/digits");
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.text()).isEqualTo(DIGITS);
        return response;
    }

    private WireResponse recorded(String method, String target, String... headerLines) {
        AtomicReference<WireResponse> seen = new AtomicReference<>();
        Recording recording = server.during(() -> seen.set(client.request(method, target, headerLines)));
        WireResponse response = seen.get();
        assertThat(recording.requests()).hasSize(1);
        RequestRecord written = recording.requests().get(0);
        assertThat(written.method()).isEqualTo(method);
        assertThat(written.status()).isEqualTo(response.status());
        assertThat(written.bytesSent()).isEqualTo(response.body().length);
        assertThat(written.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(written.range().orElse("").replace(" ", ""))
                .isEqualTo(Stream.of(headerLines)
                        .filter(line -> line.startsWith("Range:"))
                        .map(line -> line.substring("Range:".length()).replace(" ", ""))
                        .reduce((first, second) -> first + "," + second)
                        .orElse(""));
        assertThat(response.header("Date")).isPresent();
        assertThat(response.header("Transfer-Encoding")).isEmpty();
        return response;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
