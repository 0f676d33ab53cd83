package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.BaseUrl;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.recording.Recording;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@SlowStore(root = "src/test/resources/store", latency = "fixed(2ms)", bandwidth = "100MB/s")
class PlainCostTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void countsWithoutAssertJ(ServerHandle server, @BaseUrl URI base) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("tile.bin"))
                .header("Range", "bytes=2-4")
                .build();

        Recording cost = server.during(() -> assertEquals(
                "234", HTTP.send(request, BodyHandlers.ofString()).body()));

        assertEquals(1, cost.gets());
        assertEquals(3, cost.requests().get(0).bytesSent());
        assertEquals(1, cost.roundTrips().depth());
    }

    @Test
    void thereIsNoAssertJ() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("org.assertj.core.api.Assertions"));
    }
}
