package dev.snailmail.cli;

import dev.snailmail.ServerHandle;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.report.JsonReport;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Something that the control port can be asked for.
 *
 * @param method the method
 * @param path the path
 * @param action makes the answer from the body of the request; an {@link IllegalArgumentException} says what is
 *     wrong with that body
 */
record Route(String method, String path, Function<String, JsonNode> action) {

    /**
     * Lists all routes. They read snapshots, so that no answer has to wait for slow requests.
     *
     * @param server what to control
     * @return the routes, in the order of the documentation
     */
    static List<Route> all(ServerHandle server) {
        return List.of(
                new Route("GET", "/stats", body -> JsonReport.stats(server.snapshot())),
                new Route("GET", "/report", body -> JsonReport.report(server.snapshot())),
                new Route("GET", "/requests", body -> JsonReport.requests(server.snapshot())),
                new Route("POST", "/reset", body -> {
                    server.reset();
                    return inForce(server.network());
                }),
                new Route("PUT", "/latency", body -> {
                    server.setLatency(Latency.parse(body));
                    return inForce(server.network());
                }),
                new Route("PUT", "/bandwidth", body -> {
                    server.setBandwidth(Bandwidth.parse(body));
                    return inForce(server.network());
                }),
                new Route("PUT", "/network", body -> {
                    long seed = server.network().seed();
                    server.setNetwork(Network.parse(body).toBuilder().seed(seed).build());
                    return inForce(server.network());
                }));
    }

    private static JsonNode inForce(Network network) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("latency", network.latency().toString())
                .put("bandwidth", network.shared().toString())
                .put("seed", network.seed())
                .put("network", network.toString());
    }

    /** {@return for example {@code GET /stats}} */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
