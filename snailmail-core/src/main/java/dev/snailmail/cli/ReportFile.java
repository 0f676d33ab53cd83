package dev.snailmail.cli;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.WholeFile;
import dev.snailmail.report.CsvReport;
import dev.snailmail.report.HarReport;
import dev.snailmail.report.HtmlReport;
import dev.snailmail.text.Printable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** A file that a recording is to be written to, in the format that its suffix says. */
final class ReportFile {

    private enum Format {
        JSON,
        CSV,
        HAR,
        HTML
    }

    private final Path file;
    private final Format format;

    private ReportFile(Path file, Format format) {
        this.file = file;
        this.format = format;
    }

    /**
     * Looks at the name before there is anything to write.
     *
     * @param flag the flag that names it
     * @param file the file
     * @throws IllegalArgumentException if its suffix is none of the formats, or its folder does not exist
     */
    static ReportFile of(String flag, Path file) {
        for (Format format : Format.values()) {
            if (file.toString()
                    .toLowerCase(Locale.ROOT)
                    .endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                WholeFile.requireWritable(flag, file);
                return new ReportFile(file, format);
            }
        }
        throw new IllegalArgumentException(flag + " (" + file + ") must end in .json, .csv, .har or .html");
    }

    /**
     * Makes it a page, whatever its suffix is.
     *
     * @param flag the flag that names it
     * @param file the file
     * @throws IllegalArgumentException if its folder does not exist
     */
    static ReportFile html(String flag, Path file) {
        WholeFile.requireWritable(flag, file);
        return new ReportFile(file, Format.HTML);
    }

    /**
     * Writes it.
     *
     * @param recording the recording
     * @param end when the recording was read, for the format that has times of the day
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void write(Recording recording, Instant end) {
        switch (format) {
            case JSON -> recording.write(file);
            case CSV -> CsvReport.write(recording, file);
            case HAR -> HarReport.write(recording, end.minus(recording.wallTime()), file);
            case HTML -> HtmlReport.write(recording, file);
        }
    }

    /** {@return the name of the file, fit for a line} */
    @Override
    public String toString() {
        return Printable.inLine(file.toString());
    }
}
