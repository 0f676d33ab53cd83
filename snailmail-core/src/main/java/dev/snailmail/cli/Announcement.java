package dev.snailmail.cli;

import dev.snailmail.ServerHandle;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.LatencyDescription;
import dev.snailmail.network.Network;
import dev.snailmail.report.JsonReport;
import dev.snailmail.text.Printable;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * What is said before serving.
 *
 * @param server what serves
 * @param control the base URL of the control port, if there is one
 */
record Announcement(ServerHandle server, Optional<URI> control) {

    /** Standard output may be in any encoding; ASCII is the same in all of them. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** {@return one line for programs} */
    String json() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            write(json);
        }
        return line.toString();
    }

    private void write(JsonGenerator json) {
        Network network = server.network();
        Bandwidth bandwidth = network.shared();
        json.writeStartObject();
        json.writeStringProperty("root", server.root());
        json.writeStringProperty("base", server.baseUri().toString());
        json.writeNumberProperty("n_files", server.keys().size());
        json.writeNumberProperty("port", server.port());
        latency(network.latency().describe(network.seed()), json);
        if (bandwidth.isConstant() && !bandwidth.isUnlimited()) {
            json.writeNumberProperty("bandwidth_mbs", bandwidth.toMegabytesPerSecond());
        } else {
            json.writeNullProperty("bandwidth_mbs");
        }
        if (!bandwidth.isConstant()) {
            json.writeStringProperty("bandwidth", bandwidth.toString());
        }
        json.writeNumberProperty("seed", network.seed());
        json.writeStringProperty("network", network.toString());
        json.writeName("realized");
        JsonReport.percentiles(network.percentiles(), json);
        control.ifPresent(uri -> json.writeStringProperty("control", uri.toString()));
        json.writeEndObject();
    }

    /** No latency is {@code fixed} at zero, since drivers know no law called none. */
    private static void latency(LatencyDescription description, JsonGenerator json) {
        json.writeObjectPropertyStart("latency");
        if (description.distribution().equals("none")) {
            json.writeStringProperty("dist", "fixed");
            json.writeNumberProperty("value_ms", 0.0);
        } else {
            json.writeStringProperty("dist", description.distribution());
            description.parameters().forEach(json::writeNumberProperty);
            description.derived().forEach(json::writeNumberProperty);
        }
        json.writeEndObject();
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
