package dev.snailmail.recording;

import dev.snailmail.text.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** A place in a JSON file that is read from front to end. Its errors say where in the file they are. */
final class JsonCursor implements AutoCloseable {

    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final int LONGEST_QUOTE = 60;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Path file;
    private final JsonParser parser;

    private JsonCursor(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Makes a value from a file. */
    @FunctionalInterface
    interface Reading<T> {
        T from(JsonCursor json);
    }

    /**
     * Reads the one value of a file.
     *
     * @throws IllegalArgumentException if it has another content
     * @throws UncheckedIOException if it cannot be read
     */
    static <T> T read(Path file, Reading<T> reading) {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            try (JsonCursor json = new JsonCursor(file, JSON.createParser(ObjectReadContext.empty(), text))) {
                return json.read(reading);
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("recording (" + file + ") must be JSON in UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException("recording (" + file + ") cannot be read: " + e, e);
        }
    }

    private <T> T read(Reading<T> reading) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw failure("must not be empty");
            }
            return reading.from(this);
        } catch (UnexpectedEndOfInputException e) {
            throw new IllegalArgumentException(here() + " ends in the middle; it must be complete JSON", e);
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(here() + " must be JSON: " + quoted(e.getOriginalMessage(), 200), e);
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    /** The end of the file, behind which there must be nothing. */
    void requireEnd() {
        if (parser.nextToken() != null) {
            throw failure("must end behind the recording");
        }
    }

    /** The fields of the object that begins here. */
    Fields object() {
        require(JsonToken.START_OBJECT, "an object");
        return new Fields();
    }

    /** The array that begins here. */
    void array() {
        require(JsonToken.START_ARRAY, "an array");
    }

    /** Whether the array has another value, which is then the current one. */
    boolean nextValue() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    String text() {
        require(JsonToken.VALUE_STRING, "text in quotes");
        return parser.getString();
    }

    long whole(long least, long most) {
        if (!isLong() || parser.getLongValue() < least || parser.getLongValue() > most) {
            throw mustBe("a whole number from " + least + " to " + most);
        }
        return parser.getLongValue();
    }

    private boolean isLong() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    void skip() {
        parser.skipChildren();
    }

    private void require(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw mustBe(what);
        }
    }

    /** The current value is not what it must be. */
    IllegalArgumentException mustBe(String allowed) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        String field = pointer.isEmpty() ? "the file" : quoted(pointer, LONGEST_QUOTE);
        return failure(field + " (" + current() + ") must be " + allowed);
    }

    IllegalArgumentException failure(String what) {
        return new IllegalArgumentException(here() + ": " + what);
    }

    private String here() {
        return "line " + parser.currentTokenLocation().getLineNr() + " of recording (" + file + ")";
    }

    private String current() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> '"' + quoted(parser.getString(), LONGEST_QUOTE) + '"';
            default -> quoted(parser.getString(), LONGEST_QUOTE);
        };
    }

    private static String quoted(String text, int longest) {
        String printable = Printable.inLine(text);
        return printable.length() <= longest ? printable : printable.substring(0, longest) + "...";
    }

    /** One object, field by field. */
    final class Fields {

        private final Set<String> seen = new HashSet<>();

        /** The name of the next field, whose value is then the current one, or null behind the last. */
        String next() {
            String name = parser.nextName();
            if (name != null) {
                seen.add(name);
                parser.nextToken();
            }
            return name;
        }

        /** To be called behind the last. */
        void require(Set<String> names) {
            for (String name : names) {
                if (!seen.contains(name)) {
                    String pointer = parser.streamReadContext().pathAsPointer().toString();
                    throw failure(quoted(pointer, LONGEST_QUOTE) + "/" + name + " is missing");
                }
            }
        }
    }
}
