package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.OwnThreads;
import dev.snailmail.wire.WireClient;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MalformedRequestsTest {

    private static final int REQUESTS = 100;

    private static final List<Function<Random, String>> KINDS = List.of(
            random -> "",
            random -> "GET",
            random -> "GET /obj",
            random -> "GET /object HTTP/1.1",
            random -> "GET /object HTTP/1.1\r\nHost: localhost\r\n",
            random -> "GET /object HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-",
            random -> "GET /object HTTP/9.9\r\nHost: localhost\r\n\r\n",
            random -> "GET /object HTTP/" + random.nextInt() + "\r\n\r\n",
            random -> "GET /object\r\n\r\n",
            random -> "GET  /object  HTTP/1.1\r\n\r\n",
            random -> "get /object HTTP/1.1\r\nHost: localhost\r\n\r\n",
            random -> "GET /object HTTP/1.1\nHost: localhost\n\n",
            random -> "GET /object HTTP/1.1\r\n\r\n",
            random -> "GET /object HTTP/1.1\r\nHost: localhost\r\nHost: y\r\n\r\n",
            random -> "GET /object HTTP/1.1\r\nHost x\r\n\r\n",
            random -> "GET /object HTTP/1.1\r\n: x\r\n\r\n",
            random -> "GET /object HTTP/1.1\r\nHost: localhost\r\nX: " + text(random, 2_000_000) + "\r\n\r\n",
            random -> "GET /" + text(random, 2_000_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            random -> "GET /object HTTP/1.1\r\nHost: localhost\r\n" + "X-Bomb: boom\r\n".repeat(10_000) + "\r\n",
            random -> "PUT /object HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + Long.MAX_VALUE + "\r\n\r\nabc",
            random -> "PUT /object HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
            random -> "PUT /object HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            random -> "PUT /object HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
            random -> "PUT /object HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            random -> "PUT /object HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nabc",
            random -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            random -> "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n",
            random -> "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + binary(random, 500),
            random -> binary(random, 1 + random.nextInt(10_000)),
            random -> "GET /" + binary(random, 100) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private static String text(Random random, int most) {
        return "x".repeat(random.nextInt(most));
    }

    private static String binary(Random random, int length) {
        StringBuilder bytes = new StringBuilder();
        random.ints(length, 0, 256).forEach(b -> bytes.append((char) b));
        return bytes.toString();
    }

    @Test
    void theServerOutlivesThemAll() {
        try (SlowServer server =
                        SlowServer.builder(ObjectStore.synthetic("object", 100)).start();
                WireClient good = WireClient.of(server)) {
            assertThat(good.get("/object").status()).isEqualTo(200);
            List<String> threads = OwnThreads.names();
            Random random = new Random(7);
            List<WireClient> open = new ArrayList<>();
            for (int nth = 0; nth < REQUESTS; nth++) {
                WireClient client = WireClient.of(server);
                try {
                    client.send(KINDS.get(nth % KINDS.size()).apply(random));
                } catch (UncheckedIOException refusedWhileBeingSent) {
                    // As good an answer as any.
                }
                if (random.nextBoolean()) {
                    client.hangUp();
                } else {
                    open.add(client);
                }
                if (nth % 10 == 0) {
                    assertThat(good.get("/object").body()).hasSize(100);
                }
            }
            open.forEach(WireClient::close);
            try (WireClient next = WireClient.of(server)) {
                assertThat(next.get("/object").body()).hasSize(100);
            }
            Eventually.holds("nothing is in flight", () -> server.snapshot().incomplete() == 0);
            assertThat(OwnThreads.names()).containsExactlyElementsOf(threads);
        }
    }
}
