package dev.snailmail.report;

import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON that can stand inside a script element. What could end the element, open a comment or begin an entity is escaped
 * wherever it stands, so that it is nothing but text; and so is all that is not ASCII, half surrogate pairs and separators
 * of lines included.
 */
final class ScriptJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .characterEscapes(new MarkupEscapes())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /** Up to here every whole number is one in JavaScript too. */
    private static final long LARGEST_EXACT = 1L << 53;

    private ScriptJson() {}

    static void write(Writer out, Consumer<JsonGenerator> value) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            value.accept(json);
        }
    }

    /** Writes a number, as text where it is too large for the numbers of JavaScript. */
    static void exact(JsonGenerator json, long number) {
        if (-LARGEST_EXACT <= number && number <= LARGEST_EXACT) {
            json.writeNumber(number);
        } else {
            json.writeString(Long.toString(number));
        }
    }

    static void exact(JsonGenerator json, String name, long number) {
        json.writeName(name);
        exact(json, number);
    }

    private static final class MarkupEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private final int[] codes = standardAsciiEscapesForJSON();

        MarkupEscapes() {
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
