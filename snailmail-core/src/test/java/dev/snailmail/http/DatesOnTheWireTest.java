package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Latency;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatesOnTheWireTest {

    @TempDir
    private Path root;

    private Path fileFromTheFuture() throws IOException {
        Path file = Files.write(root.resolve("file"), new byte[1]);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
    }

    /** Both are of one moment, however long the answer is on its way. */
    @Test
    void aFileFromTheFutureWasChangedWhenItsAnswerWasMade() throws IOException {
        fileFromTheFuture();
        try (SlowServer server = SlowServer.builder(root)
                        .latency(Latency.fixed(Duration.ofMillis(1_100)))
                        .start();
                WireClient client = WireClient.of(server)) {
            WireResponse response = client.get("/file");
            assertThat(response.header("Last-Modified")).isEqualTo(response.header("Date"));
        }
    }

    @Test
    void everyAnswerHasOneDate() throws IOException {
        fileFromTheFuture();
        try (SlowServer server = SlowServer.builder(root)
                        .faults(FaultPlan.builder()
                                .on("**/spoiled")
                                .inject(Fault.status(503))
                                .build())
                        .start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/file").header("Date")).isPresent();
            assertThat(client.get("/file", "If-None-Match: *").header("Date")).isPresent();
            assertThat(client.get("/file", "Range: bytes=5-").header("Date")).isPresent();
            assertThat(client.get("/missing").header("Date")).isPresent();
            assertThat(client.get("/a/spoiled").header("Date")).isPresent();
            assertThat(client.request("OPTIONS", "/file").header("Date")).isPresent();
        }
    }
}
