package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.trace.OpenTelemetryTracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;

/** The tables of docs/tracing.md have every field and attribute that there is, and no other. */
class DocumentedTracesTest {

    private static final Path PAGE = Path.of("..", "docs", "tracing.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** What every event has. */
    private static final Set<String> COMMON = Set.of("startTime", "duration", "eventThread", "stackTrace");

    private static Set<String> firstColumn(String head) throws IOException {
        return Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.startsWith("| " + head + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> CODE.matcher(cell).results().map(code -> code.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void fieldsOfEventsAre() throws IOException {
        try (Recording recording = new Recording()) {
            recording.start();
            SlowServer server =
                    SlowServer.builder(ObjectStore.synthetic("object", 1)).start();
            try (server) {
                ask(server.uri("object"), "bytes=0-0");
            }
            for (String name : List.of("dev.snailmail.Request", "dev.snailmail.Connection")) {
                assertThat(firstColumn("field of `" + name + "`")).isEqualTo(fieldsOf(name));
            }
        }
    }

    private static Set<String> fieldsOf(String event) {
        EventType type = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(known -> known.getName().equals(event))
                .findFirst()
                .orElseThrow();
        return type.getFields().stream()
                .map(ValueDescriptor::getName)
                .filter(name -> !COMMON.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void attributesOfSpansAre() throws IOException {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build();
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 1))
                .network(Network.parse("connect(1ms)"))
                .faults(FaultPlan.builder().on("*").inject(Fault.status(503)).build())
                .trace(OpenTelemetryTracing.of(sdk))
                .start()) {
            ask(URI.create(server.uri("object") + "?version=1"), "bytes=0-0");
            server.recording();
        }
        Set<String> attributes = spans.getFinishedSpanItems().stream()
                .flatMap(span -> span.getAttributes().asMap().keySet().stream())
                .map(AttributeKey::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(firstColumn("attribute")).isEqualTo(attributes);
    }

    /** With a method that nobody knows and a body, and so with every attribute there is. */
    private static void ask(URI uri, String range) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method("SPLICE", HttpRequest.BodyPublishers.ofString("body"))
                .header("Range", range)
                .build();
        try {
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
