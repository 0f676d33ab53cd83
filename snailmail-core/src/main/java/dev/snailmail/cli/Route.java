package dev.snailmail.cli;

import dev.snailmail.ServerHandle;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.FaultUse;
import dev.snailmail.recording.Recording;
import dev.snailmail.report.JsonReport;
import java.util.List;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Something that the control port can be asked for.
 *
 * @param method the method
 * @param path the path
 * @param action does what is asked for
 */
record Route(String method, String path, Action action) {

    /** Does what is asked for, and makes the answer. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it.
         *
         * @param body the body of the request
         * @return writes the answer
         * @throws IllegalArgumentException if the body is wrong; the message says how
         */
        Consumer<JsonGenerator> apply(String body);
    }

    /**
     * Lists all routes. They read snapshots, so that no answer has to wait for slow requests.
     *
     * @param server what to control
     * @return the routes, in the order of the documentation
     */
    static List<Route> all(ServerHandle server) {
        return List.of(
                new Route("GET", "/stats", body -> report(server, JsonReport::stats)),
                new Route("GET", "/report", body -> report(server, JsonReport::report)),
                new Route("GET", "/requests", body -> report(server, JsonReport::requests)),
                new Route("GET", "/keys", body -> keys(server)),
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
                }),
                new Route("GET", "/faults", body -> faults(server)),
                new Route("PUT", "/faults", body -> {
                    server.inject(plan(body));
                    return faults(server);
                }));
    }

    private static Consumer<JsonGenerator> report(ServerHandle server, BiConsumer<Recording, JsonGenerator> document) {
        Recording snapshot = server.snapshot();
        return json -> document.accept(snapshot, json);
    }

    private static Consumer<JsonGenerator> keys(ServerHandle server) {
        SortedSet<String> keys = server.keys();
        return json -> {
            json.writeStartArray();
            keys.forEach(json::writeString);
            json.writeEndArray();
        };
    }

    /** The rules that are in force come first, and those that were replaced behind them. */
    private static Consumer<JsonGenerator> faults(ServerHandle server) {
        List<String> rules = server.faults().ruleTexts();
        List<FaultUse> uses =
                server.snapshot().withPlannedFaults(rules).faultUses().subList(0, rules.size());
        return json -> JsonReport.faultUses(uses, json);
    }

    /** Reads a rule from each line that is not blank. */
    private static FaultPlan plan(String body) {
        FaultPlan plan = FaultPlan.none();
        List<String> lines = body.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    plan = plan.followedBy(FaultPlan.parse(lines.get(i)));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return plan;
    }

    private static Consumer<JsonGenerator> inForce(Network network) {
        return json -> {
            json.writeStartObject();
            json.writeStringProperty("latency", network.latency().toString());
            json.writeStringProperty("bandwidth", network.shared().toString());
            json.writeNumberProperty("seed", network.seed());
            json.writeStringProperty("network", network.toString());
            json.writeEndObject();
        };
    }

    /** {@return for example {@code GET /stats}} */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
