package dev.snailmail.report;

import dev.snailmail.analysis.ByteUse;
import dev.snailmail.exchange.Extent;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.recording.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The requests of a recording as a table of comma-separated values after RFC 4180, which pandas, R and DuckDB read: a header
 * row, a row for each request, milliseconds with a decimal point, nothing where a value is absent. UTF-8.
 *
 * <p>Text is written as it is, since a key that was changed would no longer join with anything. A key that starts with
 * {@code =}, {@code +}, {@code -} or {@code @} is a formula to a spreadsheet: import the column as text there.
 */
public final class CsvReport {

    private static final String HEADER =
            "ordinal,start_ms,method,key,query,range,status,bytes_sent,bytes_received,served,"
                    + "object_size,injected_latency_ms,connection_setup_ms,time_to_first_byte_ms,duration_ms,in_flight,"
                    + "connection_id,nth_on_connection,label,fault,outcome,"
                    + "read_once,read_again,abandoned,cut_short,of_no_object";
    private static final String END_OF_ROW = "\r\n";

    /** Spaces at the ends are part of a field, which not every reader believes without quotes. */
    private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]|^\\s|\\s$");

    private CsvReport() {}

    /**
     * Writes the requests of a recording to a file. What is there is replaced when all is written.
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

    /**
     * Writes the requests of a recording.
     *
     * @param recording the recording
     * @param out where to
     * @throws IOException if that fails
     */
    public static void write(Recording recording, Appendable out) throws IOException {
        out.append(HEADER).append(END_OF_ROW);
        Iterator<ByteUse> uses = recording.byteUses().iterator();
        for (RequestRecord request : recording.requests()) {
            append(request, uses.next(), out);
        }
    }

    private static void append(RequestRecord request, ByteUse use, Appendable out) throws IOException {
        Iterator<String> fields = Stream.of(
                        Long.toString(request.ordinal()),
                        Millis.exactly(request.start()),
                        request.method(),
                        request.key(),
                        request.query().orElse(""),
                        request.range().orElse(""),
                        Integer.toString(request.status()),
                        Long.toString(request.bytesSent()),
                        Long.toString(request.bytesReceived()),
                        served(request.served()),
                        request.objectSize().isPresent()
                                ? Long.toString(request.objectSize().getAsLong())
                                : "",
                        Millis.exactly(request.injectedLatency()),
                        Millis.exactly(request.connectionSetup()),
                        request.timeToFirstByte().map(Millis::exactly).orElse(""),
                        Millis.exactly(request.duration()),
                        Integer.toString(request.inFlight()),
                        Long.toString(request.connectionId()),
                        Integer.toString(request.nthOnConnection()),
                        request.label(),
                        request.fault().orElse(""),
                        request.outcome().name().toLowerCase(Locale.ROOT),
                        Long.toString(use.readOnce()),
                        Long.toString(use.readAgain()),
                        Long.toString(use.abandoned()),
                        Long.toString(use.cutShort()),
                        Long.toString(use.ofNoObject()))
                .iterator();
        while (fields.hasNext()) {
            out.append(quoted(fields.next())).append(fields.hasNext() ? "," : END_OF_ROW);
        }
    }

    /** As in a {@code Range} header, but with spaces, so that it needs no quotes. */
    private static String served(List<Extent> extents) {
        return extents.stream()
                .map(extent -> extent.offset() + "-" + extent.last())
                .collect(Collectors.joining(" "));
    }

    /** A field ends at a NUL for pandas and R, which would make another key of it without a word. */
    private static String quoted(String text) {
        String encodable = WellFormed.text(text).replace('\0', WellFormed.REPLACEMENT);
        return TO_QUOTE.matcher(encodable).find() ? '"' + encodable.replace("\"", "\"\"") + '"' : encodable;
    }
}
