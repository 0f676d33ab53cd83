package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What {@link ManyClassesTest} runs under many names. */
@SlowStore(root = "src/test/resources/store")
public class OneOfManyClasses000 {

    @Test
    void asks(ServerHandle server) throws IOException {
        ManyClassesTest.PORTS.add(server.port());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /snail.bin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
        assertThat(server.recording().gets()).isEqualTo(1);
    }
}
