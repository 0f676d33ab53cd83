package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.hosts.AllowedHosts;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Logged;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.util.List;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A web page can neither read nor change a server over its control port. */
@Timeout(60)
class WebPageFilterTest {

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", 100)).start();
    private final ControlServer control =
            ControlServer.start(0, AllowedHosts.loopback().and("tools.test"), server);

    @AfterEach
    void close() {
        control.close();
        server.close();
    }

    private WireResponse ask(String head, String body) {
        try (WireClient client = WireClient.to(control.baseUri().getPort())) {
            String length = body.isEmpty() ? "" : "\r\nContent-Length: " + body.length();
            return client.send(head.replace("~", "\r\n") + length + "\r\n\r\n" + body)
                    .read();
        }
    }

    private static String error(WireResponse response) {
        return JsonMapper.shared().readTree(response.text()).get("error").asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /stats HTTP/1.1~Host: 127.0.0.1:80",
                "GET /stats HTTP/1.1~Host: localhost",
                "GET /stats HTTP/1.1~Host: tools.test:80",
                "GET /stats HTTP/1.0",
                "GET http://127.0.0.1/stats HTTP/1.1~Host: 127.0.0.1"
            })
    void aLoopbackHostIsAnswered(String head) {
        assertThat(ask(head, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /stats HTTP/1.1~Host: evil.test",
                "GET /nowhere HTTP/1.1~Host: evil.test:80",
                "POST /reset HTTP/1.1~Host: evil.test",
                "GET http://evil.test/stats HTTP/1.1~Host: evil.test",
                "GET http://evil.test/stats HTTP/1.0"
            })
    void anotherHostIsRefused(String head) {
        List<LogRecord> logged = Logged.during(() -> {
            WireResponse response = ask(head, "");
            assertThat(response.status()).isEqualTo(421);
            assertThat(response.header("Content-Type")).contains("application/json");
            assertThat(error(response)).contains("host evil.test", "--allow-host evil.test");
        });
        assertThat(logged).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.test",
                "https://evil.test:8443",
                "null",
                "file://",
                "http://127.0.0.1.evil.test",
                "*"
            })
    void aWriteByAForeignPageIsRefused(String origin) {
        Network before = server.network();
        WireResponse response = ask("PUT /latency HTTP/1.1~Host: 127.0.0.1~Origin: " + origin, "fixed(1s)");
        assertThat(response.status()).isEqualTo(403);
        assertThat(error(response))
                .isEqualTo("PUT is refused to web pages of " + origin
                        + ", which is not a loopback name; --allow-host admits the host of a page");
        assertThat(server.network()).isEqualTo(before);
        assertThat(ask("POST /reset HTTP/1.1~Host: 127.0.0.1~Origin: " + origin, "")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:1", "https://tools.test"})
    void aWriteByALocalPageIsNot(String origin) {
        assertThat(ask("PUT /latency HTTP/1.1~Host: 127.0.0.1~Origin: " + origin, "fixed(1s)")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aForeignPageMaySendAGetButNotReadTheAnswer() {
        WireResponse response = ask("GET /stats HTTP/1.1~Host: 127.0.0.1~Origin: http://evil.test", "");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headerLines()).noneMatch(line -> line.toLowerCase().startsWith("access-control"));
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS, /latency", "DELETE, /stats"})
    void aPreflightOfAForeignPageIsRefused(String method, String path) {
        WireResponse response = ask(method + " " + path + " HTTP/1.1~Host: 127.0.0.1~Origin: http://evil.test", "");
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headerLines()).noneMatch(line -> line.toLowerCase().startsWith("access-control"));
    }
}
