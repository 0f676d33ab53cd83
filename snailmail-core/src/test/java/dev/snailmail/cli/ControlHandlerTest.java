package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.snailmail.http.HandlerServer;
import dev.snailmail.wire.Logged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Routes that fail, and documents of any length. */
@Timeout(60)
class ControlHandlerTest {

    private final AtomicReference<Route.Action> action = new AtomicReference<>();
    private HandlerServer server;

    @BeforeEach
    void start() throws IOException {
        Route route = new Route("GET", "/route", body -> action.get().apply(body));
        server = HandlerServer.start(0, new ControlHandler(List.of(route)), 2, "snailmail-control");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get() throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/route");
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 65_537, 1_000_000})
    void aDocumentOfAnyLengthArrivesWhole(int length) throws IOException {
        action.set(body -> json -> json.writeString("x".repeat(length)));
        HttpResponse<String> response = get();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(response.body()).stringValue()).hasSize(length);
        boolean isShort = length + 2 <= 65_536;
        assertThat(response.headers().firstValue("Content-Length").isPresent()).isEqualTo(isShort);
    }

    @Test
    void aRouteThatFailsIsAnInternalError() throws IOException {
        action.set(body -> {
            throw new IllegalStateException("on purpose");
        });
        assertInternalError();
    }

    @Test
    void soIsADocumentThatFailsBeforeItsFirstPartIsSent() throws IOException {
        action.set(body -> json -> {
            json.writeStartArray();
            json.writeString("x".repeat(10_000));
            throw new OutOfMemoryError("on purpose");
        });
        assertInternalError();
    }

    private void assertInternalError() throws IOException {
        AtomicReference<HttpResponse<String>> response = new AtomicReference<>();
        List<LogRecord> logged = Logged.during(() -> {
            try {
                response.set(get());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(response.get().statusCode()).isEqualTo(500);
        assertThat(JsonMapper.shared()
                        .readTree(response.get().body())
                        .get("error")
                        .stringValue())
                .startsWith("GET /route failed: ")
                .endsWith("on purpose");
        assertThat(logged).hasSize(1);
    }

    @Test
    void aDocumentThatFailsLaterIsNotTakenForWhole() {
        action.set(body -> json -> {
            json.writeStartArray();
            for (int i = 0; i < 100; i++) {
                json.writeString("x".repeat(10_000));
            }
            throw new OutOfMemoryError("on purpose");
        });
        List<LogRecord> logged = Logged.during(() -> assertThatIOException().isThrownBy(this::get));
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getThrown()).isInstanceOf(OutOfMemoryError.class);
    }
}
