package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConnectionKeepingTest {

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("object", 100)).start();
    private final WireClient client = WireClient.of(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void everyResponseHasADate() {
        String date = client.get("/object").header("Date").orElseThrow();
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                .isBefore(ZonedDateTime.now().plusDays(1))
                .isAfter(ZonedDateTime.now().minusDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /object", "HEAD /object", "GET /missing", "POST /object"})
    void http10ClosesAfterOneResponse(String request) {
        String method = request.substring(0, request.indexOf(' '));
        client.send(request + " HTTP/1.0\r\n\r\n");
        WireResponse response = client.read(method);
        assertThat(response.header("Content-Length")).isPresent();
        assertThat(client.readUntilClosed()).isEmpty();
        assertThat(server.recording().requests())
                .extracting(RequestRecord::outcome)
                .containsExactly(Outcome.COMPLETE);
    }

    @Test
    void http10KeepsAliveWhenAsked() {
        for (int nth = 1; nth <= 3; nth++) {
            client.send("GET /object HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            WireResponse response = client.read();
            assertThat(response.header("Connection"))
                    .hasValueSatisfying(value -> assertThat(value).isEqualToIgnoringCase("keep-alive"));
            assertThat(response.body()).hasSize(100);
        }
        assertThat(server.recording().connectionsUsed()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"GET,/object,200", "HEAD,/object,200", "GET,/missing,404", "PUT,/object,405", "OPTIONS,*,200"})
    void connectionCloseIsHonoured(String method, String target, int status) {
        WireResponse response = client.request(method, target, "Connection: close");
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Connection")).contains("close");
        assertThat(client.readUntilClosed()).isEmpty();
        assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/object,200",
        "http://localhost:8080/object,200",
        "HTTP://localhost/object,200",
        "http://localhost/object?query=/other,200",
        "http://localhost/,404",
        "http://localhost,404",
        "http://localhost?/object,404",
        "http://localhost//object,200",
    })
    void theTargetMayBeAWholeUrl(String target, int status) {
        String host = target.toLowerCase(Locale.ROOT).contains("localhost") ? "localhost" : "127.0.0.1";
        client.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertThat(client.read().status()).isEqualTo(status);
        assertThat(client.get("/object").status()).isEqualTo(200);
        String key = status == 200 ? "object" : "";
        assertThat(server.recording().requests().get(0).key()).isEqualTo(key);
    }

    @Test
    void optionsOfTheWholeServerHasAnAsteriskForAKey() {
        assertThat(client.request("OPTIONS", "*").status()).isEqualTo(200);
        assertThat(server.recording().requests().get(0).key()).isEqualTo("*");
    }

    @Test
    void aHalfClosedClientGetsItsAnswer() {
        client.send("GET /object HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(client.read().body()).hasSize(100);
        assertThat(client.readUntilClosed()).isEmpty();
    }

    @Test
    void clientsMayOfferAnUpgradeThatIsNotTaken() {
        WireResponse response = client.get(
                "/object", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__");
        assertThat(response.status()).isEqualTo(200);
        assertThat(client.get("/object").status()).isEqualTo(200);
    }
}
