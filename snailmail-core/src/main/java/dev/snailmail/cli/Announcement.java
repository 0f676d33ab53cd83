package dev.snailmail.cli;

import dev.snailmail.ServerHandle;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.LatencyDescription;
import dev.snailmail.network.Network;
import dev.snailmail.text.Printable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said before serving.
 *
 * @param server what serves
 * @param control the base URL of the control port, if there is one
 */
record Announcement(ServerHandle server, Optional<URI> control) {

    /** Standard output may be in any encoding; ASCII is the same in all of them. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** {@return one line for programs} */
    String json() {
        Network network = server.network();
        Bandwidth bandwidth = network.shared();
        ObjectNode json = JSON.createObjectNode();
        json.put("root", server.root());
        json.put("base", server.baseUri().toString());
        json.put("n_files", server.keys().size());
        json.put("port", server.port());
        json.set("latency", latency(network.latency().describe(network.seed())));
        json.put("bandwidth_mbs", hasOneRate(bandwidth) ? bandwidth.toMegabytesPerSecond() : null);
        if (!bandwidth.isConstant()) {
            json.put("bandwidth", bandwidth.toString());
        }
        json.put("seed", network.seed());
        json.put("network", network.toString());
        control.ifPresent(uri -> json.put("control", uri.toString()));
        return JSON.writeValueAsString(json);
    }

    private static boolean hasOneRate(Bandwidth bandwidth) {
        return bandwidth.isConstant() && !bandwidth.isUnlimited();
    }

    private static ObjectNode latency(LatencyDescription description) {
        ObjectNode latency = JSON.createObjectNode().put("dist", description.distribution());
        description.parameters().forEach(latency::put);
        description.derived().forEach(latency::put);
        return latency;
    }

    /** {@return a few lines for people} */
    String banner() {
        Network network = server.network();
        int files = server.keys().size();
        List<String> lines = new ArrayList<>();
        lines.add("snailmail serves " + Printable.inLine(server.root()) + " (" + files
                + (files == 1 ? " file" : " files") + ") at " + server.baseUri());
        lines.add("network: " + network + ", seed " + network.seed());
        lines.add("latency to expect: " + network.percentiles());
        control.ifPresent(uri -> lines.add("control: " + uri));
        lines.add("Ctrl-C to stop.");
        return String.join(System.lineSeparator(), lines);
    }
}
