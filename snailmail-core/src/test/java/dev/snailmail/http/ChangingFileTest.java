package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.wire.SampleBytes;
import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a body when its file changes while it is on its way. */
@Timeout(60)
class ChangingFileTest {

    private static final int SIZE = 20_000_000;

    @TempDir
    private Path root;

    private Path file;
    private byte[] bytes;
    private SlowServer server;
    private WireClient client;

    @BeforeEach
    void start() throws IOException {
        file = root.resolve("object");
        bytes = SampleBytes.writtenTo(file, SIZE);
        server = SlowServer.builder(root).start();
        client = WireClient.withReceiveBuffer(server, 8192);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** In the first two cases the file ends where it is to be transferred from, in the third within a buffer. */
    @ParameterizedTest
    @ValueSource(strings = {"unlimited", "1000MB/s", "10MB/s"})
    void aFileThatShrinksCutsTheConnection(String bandwidth) throws IOException {
        server.setBandwidth(Bandwidth.parse(bandwidth));
        client.sendRequest("GET", "/object").readHead();
        client.readBytes(1000);
        try (RandomAccessFile shrinking = new RandomAccessFile(file.toFile(), "rw")) {
            shrinking.setLength(1000);
        }
        assertThat(client.readUntilClosed()).hasSizeLessThan(SIZE - 1000);

        RequestRecord request = server.recording().requests().get(0);
        assertThat(request.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(request.bytesSent()).isLessThan(SIZE);
        assertThat(server.recording().incomplete()).isZero();
        try (WireClient next = WireClient.of(server)) {
            assertThat(next.get("/object").body()).isEqualTo(SampleBytes.slice(bytes, 0, 999));
        }
    }

    @Test
    void aFileThatShrinksToNothingCutsTheConnection() throws IOException {
        client.sendRequest("GET", "/object").readHead();
        Files.write(file, new byte[0]);
        client.readUntilClosed();
        assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aDeletedFileIsServedToTheEnd() throws IOException {
        client.sendRequest("GET", "/object").readHead();
        Files.delete(file);
        assertThat(client.readBytes(SIZE)).isEqualTo(bytes);
        assertThat(client.get("/object").status()).isEqualTo(404);
    }

    @Test
    void aReplacedFileIsServedToTheEnd() throws IOException {
        client.sendRequest("GET", "/object").readHead();
        Path replacement = root.resolve("replacement");
        byte[] others = SampleBytes.writtenTo(replacement, 1_000_000);
        Files.move(replacement, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(client.readBytes(SIZE)).isEqualTo(bytes);
        assertThat(client.get("/object").body()).isEqualTo(others);
    }
}
