package dev.snailmail.recording;

import java.io.Writer;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON that people can read and compare. The outer levels have a line for each entry; deeper levels share the line of their
 * entry. It is ASCII, so text that no encoding can hold, such as half of a surrogate pair, survives too.
 */
@API(status = API.Status.INTERNAL)
public final class JsonLayout implements PrettyPrinter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final int outerLevels;
    private int level;

    private JsonLayout(int outerLevels) {
        this.outerLevels = outerLevels;
    }

    /**
     * Writes one JSON value and a line feed.
     *
     * @param out where to
     * @param outerLevels how many levels have a line for each entry
     * @param value writes the value
     */
    public static void write(Writer out, int outerLevels, Consumer<JsonGenerator> value) {
        try (JsonGenerator json = JSON.createGenerator(new LaidOut(new JsonLayout(outerLevels)), out)) {
            value.accept(json);
            json.writeRaw('\n');
        }
    }

    /** How a generator learns of its layout. */
    private static final class LaidOut extends ObjectWriteContext.Base {

        private final JsonLayout layout;

        LaidOut(JsonLayout layout) {
            this.layout = layout;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return layout;
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private void breakLine(JsonGenerator json) {
        if (level <= outerLevels) {
            json.writeRaw('\n');
            json.writeRaw("  ".repeat(level));
        }
    }

    private void separate(JsonGenerator json) {
        json.writeRaw(level <= outerLevels ? "," : ", ");
        breakLine(json);
    }

    private void end(JsonGenerator json, int entries, char bracket) {
        if (level <= outerLevels && entries > 0) {
            level--;
            breakLine(json);
        } else {
            level--;
        }
        json.writeRaw(bracket);
    }

    @Override
    public void writeStartObject(JsonGenerator json) {
        json.writeRaw('{');
        level++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
        breakLine(json);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator json) {
        json.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        separate(json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
        end(json, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
        json.writeRaw('[');
        level++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
        breakLine(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        separate(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) {
        end(json, values, ']');
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) {
        json.writeRaw('\n');
    }
}
