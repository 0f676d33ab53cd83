package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerSocketsTest {

    /** Server 8080 (1F90); clients 50001 (C351) to 50005, the last of them connected elsewhere. */
    private static final String TCP = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4321 1 0 100 0 0 10 0
               1: 0100007F:C351 0100007F:1F90 05 00000000:00000000 00:00000000 00000000     0        0 5678 1 0 20 4 30 10 -1
               2: 0100007F:C352 0100007F:1F90 05 00000000:00000000 03:00000E10 00000000     0        0 0 3 0
               3: 0100007F:1F90 0100007F:C352 08 00000000:00000000 00:00000000 00000000     0        0 9999 1 0 20 4 30 10 -1
               4: 0100007F:C355 0100007F:1F91 05 00000000:00000000 00:00000000 00000000     0        0 7777 1 0 20 4 30 10 -1
            """;

    private static final String TCP6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0000000000000000FFFF00000100007F:C353 0000000000000000FFFF00000100007F:1F90 05 00000000:00000000 00:00000000 00000000     0        0 8765 1 0 20 4 30 10 -1
               1: 0000000000000000FFFF00000100007F:C354 0000000000000000FFFF00000100007F:1F90 05 00000000:00000000 03:00000E10 00000000     0        0 0 3 0
            """;

    private static final Set<Integer> ALL =
            IntStream.rangeClosed(50_001, 50_005).boxed().collect(Collectors.toSet());

    @TempDir
    private Path folder;

    private Path table(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aSocketWithAnInodeIsHeld() throws IOException {
        PeerSockets sockets = new PeerSockets(List.of(table("tcp", TCP), table("tcp6", TCP6)));
        assertThat(sockets.canTell()).isTrue();
        assertThat(sockets.held(ALL, 8080)).containsExactlyInAnyOrder(50_001, 50_003);
        assertThat(sockets.held(Set.of(50_001, 50_002), 8080)).containsExactly(50_001);
        assertThat(sockets.held(ALL, 8081)).containsExactly(50_005);
    }

    @Test
    void aTableThatDoesNotExistIsPassedOver() throws IOException {
        PeerSockets sockets = new PeerSockets(List.of(table("tcp", TCP), folder.resolve("tcp6")));
        assertThat(sockets.canTell()).isTrue();
        assertThat(sockets.held(ALL, 8080)).containsExactly(50_001);
    }

    @Test
    void withoutATableItCannotTell() {
        assertThat(new PeerSockets(List.of(folder.resolve("tcp"))).canTell()).isFalse();
    }
}
