package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file larger than the heap, which takes no disk either: it is all holes but for a few bytes. */
class HugeFileTest {

    private static final long SIZE = 64L << 30;
    private static final long BEYOND_AN_INT = Integer.MAX_VALUE + 1L;

    @TempDir
    Path root;

    @BeforeEach
    void makeFile() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(root.resolve("huge.bin").toFile(), "rw")) {
            file.setLength(SIZE);
            file.seek(BEYOND_AN_INT - 2);
            file.write(new byte[] {1, 2, 3, 4});
            file.seek(SIZE - 2);
            file.write(new byte[] {5, 6});
        }
        assertThat(SIZE).isGreaterThan(Runtime.getRuntime().maxMemory());
    }

    @Test
    void servesRangesAnywhereInIt() {
        try (SlowServer server = SlowServer.builder(root).start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.request("HEAD", "/huge.bin").header("Content-Length"))
                    .hasValue(Long.toString(SIZE));
            WireResponse middle =
                    client.get("/huge.bin", "Range: bytes=" + (BEYOND_AN_INT - 2) + "-" + (BEYOND_AN_INT + 1));
            assertThat(middle.body()).containsExactly(1, 2, 3, 4);
            WireResponse end = client.get("/huge.bin", "Range: bytes=-3");
            assertThat(end.body()).containsExactly(0, 5, 6);
            assertThat(end.header("Content-Range")).hasValue("bytes " + (SIZE - 3) + "-" + (SIZE - 1) + "/" + SIZE);
        }
    }

    @Test
    void streamsItWholeWithoutHoldingIt() {
        try (SlowServer server = SlowServer.builder(root).start();
                WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/huge.bin").readHead();
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                assertThat(client.readBytes(1 << 20)).hasSize(1 << 20);
            }
            // Bytes are counted when the write that sent them returns, a moment after the client may have read them.
            Eventually.holds(
                    "all that was read is counted", () -> server.snapshot().bytesSent() >= 64L << 20);
            assertThat(server.snapshot().bytesSent()).isLessThan(SIZE);
        }
    }
}
