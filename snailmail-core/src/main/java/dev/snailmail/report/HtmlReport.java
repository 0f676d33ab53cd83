package dev.snailmail.report;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A recording as one page of HTML, with everything in it: a waterfall to zoom into, which bytes of which objects were
 * read, the latencies drawn against their law, requests in flight and bytes over time, what other networks would cost,
 * the totals, the network and its seed. It asks nothing of any network, and shows in light and dark.
 *
 * <p>Whatever looks at single requests sees those in the list of the recording, which is bounded; the page says how many
 * are missing. {@code docs/report.md} says what each picture means.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * Writes a recording to a file as a page that any browser of today shows. What is there is replaced when all is
     * written.
     *
     * @param recording the recording
     * @param file the file, in a folder that exists
     * @throws IllegalArgumentException if the folder does not exist, or this is something else than a file
     * @throws java.io.UncheckedIOException if it cannot be written; what was there is still there then
     */
    public static void write(Recording recording, Path file) {
        Objects.requireNonNull(recording, "recording must not be null");
        WholeFile.write(file, out -> write(recording, out));
    }

    /** Writes to whatever takes characters; all that comes of the recording is ASCII. */
    static void write(Recording recording, Writer out) throws IOException {
        HtmlPage.write(out, json -> new PageData(recording).write(json));
    }
}
