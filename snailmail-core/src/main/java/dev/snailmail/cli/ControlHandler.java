package dev.snailmail.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Finds the route of a request to the control port and answers in JSON; a refusal is JSON too. */
final class ControlHandler implements HttpHandler {

    /** A spec has less than a hundred. */
    private static final int LONGEST_BODY = 4 << 10;

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int CONTENT_TOO_LARGE = 413;

    /** What people see with curl; in ASCII, a key can neither clear their screen nor turn text around on it. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final List<Route> routes;

    ControlHandler(List<Route> routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
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
    }

    private static void follow(HttpExchange exchange, Route route) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            send(exchange, CONTENT_TOO_LARGE, error("the body must have at most " + LONGEST_BODY + " bytes"));
            return;
        }
        JsonNode answer;
        try {
            answer = route.action().apply(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            send(exchange, BAD_REQUEST, error(e.getMessage()));
            return;
        }
        send(exchange, OK, answer);
    }

    private ObjectNode noRoute(String path) {
        ObjectNode noRoute = error("there is no " + path);
        routes.forEach(route -> noRoute.withArray("routes").add(route.toString()));
        return noRoute;
    }

    private static ObjectNode error(String message) {
        return JSON.createObjectNode().put("error", message);
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
