package dev.snailmail.report;

import dev.snailmail.recording.JsonLayout;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.WholeFile;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/**
 * The requests of a recording as an HTTP Archive (HAR 1.2), which the developer tools of browsers show as a waterfall. What
 * no archive has a place for, such as the injected latency, is in {@code _snailmail}.
 *
 * <p>An archive has times of the day, a recording knows only how long after its start a request arrived; so its start is
 * an argument, and the epoch where none is given.
 */
public final class HarReport {

    /** One line for each request. */
    private static final int OUTER_LEVELS = 3;

    private HarReport() {}

    /**
     * Writes the requests of a recording to a file, as if it had started at the epoch, 1970-01-01T00:00:00Z.
     *
     * @param recording the recording
     * @param file the file, in a folder that exists
     * @throws IllegalArgumentException if the folder does not exist, or this is something else than a file
     * @throws java.io.UncheckedIOException if it cannot be written; what was there is still there then
     */
    public static void write(Recording recording, Path file) {
        write(recording, Instant.EPOCH, file);
    }

    /**
     * Writes the requests of a recording to a file. What is there is replaced when all is written.
     *
     * @param recording the recording
     * @param start when the recording started
     * @param file the file, in a folder that exists
     * @throws IllegalArgumentException if the folder does not exist, or this is something else than a file
     * @throws java.io.UncheckedIOException if it cannot be written; what was there is still there then
     */
    public static void write(Recording recording, Instant start, Path file) {
        Objects.requireNonNull(recording, "recording must not be null");
        Objects.requireNonNull(start, "start must not be null");
        WholeFile.write(file, out -> write(recording, start, out));
    }

    /** Writes to whatever takes characters, all of which are ASCII. */
    static void write(Recording recording, Instant start, Writer out) {
        JsonLayout.write(out, OUTER_LEVELS, json -> log(recording, start, json));
    }

    private static void log(Recording recording, Instant start, JsonGenerator json) {
        json.writeStartObject();
        json.writeObjectPropertyStart("log");
        json.writeStringProperty("version", "1.2");
        creator(json);
        json.writeArrayPropertyStart("pages");
        page(recording, start, json);
        json.writeEndArray();
        json.writeArrayPropertyStart("entries");
        HarEntries entries = new HarEntries(json, start);
        recording.requests().forEach(entries::write);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void creator(JsonGenerator json) {
        String version = HarReport.class.getPackage().getImplementationVersion();
        json.writeObjectPropertyStart("creator");
        json.writeStringProperty("name", "snailmail");
        json.writeStringProperty("version", version == null ? "(not packaged)" : version);
        json.writeEndObject();
    }

    private static void page(Recording recording, Instant start, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("startedDateTime", start.toString());
        json.writeStringProperty("id", HarEntries.PAGE);
        json.writeStringProperty("title", recording.toString());
        json.writeObjectPropertyStart("pageTimings");
        json.writeEndObject();
        json.writeEndObject();
    }
}
