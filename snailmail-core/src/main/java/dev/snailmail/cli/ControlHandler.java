package dev.snailmail.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Finds the route of a request to the control port and answers in JSON; a refusal is JSON too. */
final class ControlHandler implements HttpHandler {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    /** Room for a thousand rules of faults. */
    private static final int LONGEST_BODY = 64 << 10;

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int INTERNAL_SERVER_ERROR = 500;

    /** What people see with curl; in ASCII, a key can neither clear their screen nor turn text around on it. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // The beginning of a document must not look like all of it.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final List<Route> routes;

    ControlHandler(List<Route> routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (AbortedException e) {
            // Closing the exchange would end the response in good order; the server closes the connection instead.
            LOGGER.log(System.Logger.Level.ERROR, e.getMessage(), e.getCause());
            throw e;
        }
        exchange.close();
    }

    /** A response has begun that cannot be continued. */
    private static final class AbortedException extends IOException {

        private static final long serialVersionUID = 1L;

        AbortedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        // A base URL with a slash at its end and a path with one at its beginning make two.
        String path = exchange.getRequestURI().getPath().replaceFirst("^/+", "/");
        List<Route> atPath =
                routes.stream().filter(route -> route.path().equals(path)).toList();
        Optional<Route> route = atPath.stream()
                .filter(candidate -> candidate.method().equals(exchange.getRequestMethod()))
                .findFirst();
        if (atPath.isEmpty()) {
            send(exchange, NOT_FOUND, noRoute(path));
        } else if (route.isEmpty()) {
            String allowed = atPath.stream().map(Route::method).collect(Collectors.joining(", "));
            exchange.getResponseHeaders().set("Allow", allowed);
            send(
                    exchange,
                    METHOD_NOT_ALLOWED,
                    error(path + " takes " + allowed + ", not " + exchange.getRequestMethod()));
        } else {
            follow(exchange, route.get());
        }
    }

    private static void follow(HttpExchange exchange, Route route) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            send(exchange, CONTENT_TOO_LARGE, error("the body must have at most " + LONGEST_BODY + " bytes"));
            return;
        }
        Consumer<JsonGenerator> answer;
        try {
            answer = route.action().apply(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            send(exchange, BAD_REQUEST, error(e.getMessage()));
            return;
        } catch (RuntimeException | Error e) {
            fail(exchange, route, e);
            return;
        }
        ControlResponse response = new ControlResponse(exchange, OK);
        try {
            send(exchange, response, answer);
        } catch (RuntimeException | Error e) {
            if (response.hasStarted()) {
                throw new AbortedException("The response to " + route + " cannot be continued", e);
            }
            fail(exchange, route, e);
        }
    }

    private static void fail(HttpExchange exchange, Route route, Throwable problem) throws IOException {
        LOGGER.log(System.Logger.Level.ERROR, "No answer to " + route, problem);
        send(exchange, INTERNAL_SERVER_ERROR, error(route + " failed: " + problem));
    }

    /** Answers with an error in JSON, without following a route. */
    static void refuse(HttpExchange exchange, int status, String message) throws IOException {
        send(exchange, status, error(message));
        exchange.close();
    }

    private Consumer<JsonGenerator> noRoute(String path) {
        return json -> {
            json.writeStartObject();
            json.writeStringProperty("error", "there is no " + path);
            json.writeArrayPropertyStart("routes");
            routes.forEach(route -> json.writeString(route.toString()));
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    private static Consumer<JsonGenerator> error(String message) {
        return json -> {
            json.writeStartObject();
            json.writeStringProperty("error", message);
            json.writeEndObject();
        };
    }

    private static void send(HttpExchange exchange, int status, Consumer<JsonGenerator> body) throws IOException {
        send(exchange, new ControlResponse(exchange, status), body);
    }

    private static void send(HttpExchange exchange, ControlResponse response, Consumer<JsonGenerator> body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), response)) {
            body.accept(json);
        }
        response.finish();
    }
}
