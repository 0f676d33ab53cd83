package dev.snailmail.report;

import dev.snailmail.recording.Recording;
import java.io.StringWriter;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documents of {@link JsonReport} as trees. */
public final class JsonTrees {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonTrees() {}

    public static JsonNode stats(Recording recording) {
        return tree(recording, JsonReport::stats);
    }

    public static JsonNode report(Recording recording) {
        return tree(recording, JsonReport::report);
    }

    public static JsonNode requests(Recording recording) {
        return tree(recording, JsonReport::requests);
    }

    private static JsonNode tree(Recording recording, BiConsumer<Recording, JsonGenerator> document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            document.accept(recording, json);
        }
        return JSON.readTree(text.toString());
    }
}
