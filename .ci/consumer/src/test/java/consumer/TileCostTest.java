package consumer;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.BaseUrl;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@SlowStore(root = "src/test/resources/store", latency = "lognormal(mode=2ms, sigma=0.5)", bandwidth = "100MB/s")
class TileCostTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static String get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Range", "bytes=2-4").build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void readsInOneGet(ServerHandle server, @BaseUrl URI base) throws Exception {
        Recording cost = server.during(() -> assertThat(get(base.resolve("tile.bin"))).isEqualTo("234"));
        assertThat(cost).hadExactlyGets(1).hadNoMisses().hadMaxInFlightAtMost(1);
        RequestRecord request = cost.requests().get(0);
        assertThat(request.bytesSent()).isEqualTo(3);
    }
}
