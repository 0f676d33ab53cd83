package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HandlerServerTest {

    private static final String NAME = "snailmail-handler-test";

    private static HandlerServer start(HttpHandler handler) throws IOException {
        return HandlerServer.start(0, handler, 2, NAME);
    }

    /** Answers with method, path and body. */
    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] answer = (exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath() + " " + new String(body, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Test", exchange.getRequestHeaders().getFirst("Host"));
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String raw(HandlerServer server, String requests) throws IOException {
        try (Socket socket = new Socket(Listener.loopback(), server.port())) {
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "//a, /a",
        "///a//b, /a//b",
        "/a%20b?c=d, /a b",
        "http://127.0.0.1:1//a, /a",
    })
    void everyPathReachesTheHandler(String target, String path) throws IOException {
        try (HandlerServer server = start(HandlerServerTest::echo)) {
            String answer = raw(server, "GET " + target + " HTTP/1.1\r\nHost: h:1\r\nConnection: close\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("X-test: h:1\r\n")
                    .endsWith("GET " + path + " ");
        }
    }

    @Test
    void requestsThatArePipelinedAreAnsweredInTurn() throws IOException {
        try (HandlerServer server = start(HandlerServerTest::echo)) {
            String answers = raw(
                    server,
                    "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody"
                            + "PUT /b HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nin\r\n0\r\n\r\n"
                            + "GET /c HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

            assertThat(answers).containsSubsequence("PUT /a body", "PUT /b in", "GET /c ");
        }
    }

    @Test
    void aHandlerThatFailsClosesTheConnection() throws IOException {
        HttpHandler failing = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100_000]);
            throw new IOException("on purpose");
        };
        try (HandlerServer server = start(failing)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                    .build();
            assertThatIOException()
                    .isThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
        }
    }

    @Test
    void aHandlerMayBlockWhileOthersAreAnswered() throws IOException {
        CountDownLatch other = new CountDownLatch(1);
        HttpHandler handler = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/blocked")) {
                try {
                    other.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            } else {
                other.countDown();
            }
            echo(exchange);
        };
        try (HandlerServer server = start(handler);
                Socket blocked = new Socket(Listener.loopback(), server.port())) {
            blocked.getOutputStream()
                    .write("GET /blocked HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            raw(server, "GET /other HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

            assertThat(new String(blocked.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("GET /blocked ");
        }
    }

    @Test
    void afterwardsThePortAndTheThreadsAreGone() throws IOException, InterruptedException {
        HandlerServer server = start(HandlerServerTest::echo);
        raw(server, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        server.close();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> raw(server, "GET / HTTP/1.1\r\n\r\n"));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(NAME)) {
                thread.join();
            }
        }
    }

    @Test
    void aPortThatIsTakenLeavesNothing() throws IOException, InterruptedException {
        try (HandlerServer server = start(HandlerServerTest::echo)) {
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> HandlerServer.start(server.port(), HandlerServerTest::echo, 2, NAME + "-taken"));
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(NAME + "-taken")) {
                thread.join();
            }
        }
    }
}
