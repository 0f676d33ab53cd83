package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.wire.RecordedConnection;
import dev.snailmail.wire.SampleBytes;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartOnTheWireTest {

    @TempDir
    private Path root;

    @Test
    void partsComeInTheOrderAsked() {
        try (RecordedConnection connection = new RecordedConnection()) {
            WireResponse response = connection.get("/digits", "Range: bytes=7-8, 0-1");
            assertThat(response.status()).isEqualTo(206);
            assertThat(response.header("Content-Range")).isEmpty();
            String boundary = boundary(response);
            assertThat(response.text())
                    .isEqualTo("--" + boundary + "\r\nContent-Type: application/octet-stream\r\n"
                            + "Content-Range: bytes 7-8/10\r\n\r\n78\r\n"
                            + "--" + boundary + "\r\nContent-Type: application/octet-stream\r\n"
                            + "Content-Range: bytes 0-1/10\r\n\r\n01\r\n"
                            + "--" + boundary + "--\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlimited", "50MB/s"})
    void largePartsOfAFileArriveWhole(String bandwidth) throws IOException {
        byte[] bytes = SampleBytes.writtenTo(root.resolve("large.bin"), 3_000_000);
        int[][] parts = {{1_000_000, 1_900_000}, {5, 5}, {0, 70_000}, {2_900_001, 2_999_999}};
        StringBuilder range = new StringBuilder("Range: bytes=");
        for (int[] part : parts) {
            range.append(part[0]).append('-').append(part[1]).append(',');
        }
        try (SlowServer server = SlowServer.builder(root)
                        .bandwidth(Bandwidth.parse(bandwidth))
                        .start();
                WireClient client = WireClient.withReceiveBuffer(server, 8192)) {
            WireResponse response = client.get("/large.bin", range.toString());
            assertThat(response.status()).isEqualTo(206);
            assertThat(response.body()).isEqualTo(multipart(boundary(response), bytes, parts));
            assertThat(client.get("/large.bin", "Range: bytes=3-3").body()).containsExactly(bytes[3]);
            assertThat(server.recording().bytesSent()).isEqualTo(response.body().length + 1);
        }
    }

    private static byte[] multipart(String boundary, byte[] bytes, int[][] parts) {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        String lineBreak = "";
        for (int[] part : parts) {
            String head = lineBreak + "--" + boundary + "\r\nContent-Type: application/octet-stream\r\n"
                    + "Content-Range: bytes " + part[0] + "-" + part[1] + "/" + bytes.length + "\r\n\r\n";
            expected.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            expected.write(bytes, part[0], part[1] - part[0] + 1);
            lineBreak = "\r\n";
        }
        expected.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return expected.toByteArray();
    }

    private static String boundary(WireResponse response) {
        String type = response.header("Content-Type").orElseThrow();
        assertThat(type).startsWith("multipart/byteranges; boundary=");
        return type.substring(type.indexOf('=') + 1);
    }
}
