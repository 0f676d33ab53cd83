package dev.snailmail.examples.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What one benchmark has to say: printed as it comes, and in the end a section of {@code docs/benchmarks.md} with a picture for
 * each figure.
 *
 * <pre>{@code
 * Results results = Results.of(Subject.LATENCY);
 * results.note("Ranges of 4 KiB, ten runs of each in turn.");
 * Figure late = results.figure("p50", "Median delay beyond 5 ms", "µs", "%.0f");
 * late.add("snailmail", spread, Goal.atMost(50));
 * results.publish();
 * }</pre>
 */
public final class Results {

    private static final Path DOCS = Path.of(System.getProperty("snailmail.bench.docs", "../docs"));
    private static final String PICTURES = "benchmarks";
    private static final double NANOS_PER_SECOND = 1e9;

    private final Subject subject;
    private final List<String> notes = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final long started = System.nanoTime();

    private Results(Subject subject) {
        this.subject = subject;
        System.out.printf("%n== %s: %s%n   %s%n", subject.tag(), subject.title(), Machine.describe());
    }

    public static Results of(Subject subject) {
        return new Results(subject);
    }

    /** A paragraph for the reader: what was done, with which versions, and what is not to be concluded from it. */
    public void note(String text) {
        notes.add(text);
    }

    /**
     * Begins a figure; see {@link Figure#add}.
     *
     * @param name of the picture, in small letters, figures and hyphens, unique in this section
     * @param title what is measured
     * @param unit of all rows
     * @param format of a number, such as {@code %.1f}
     */
    public Figure figure(String name, String title, String unit, String format) {
        Figure figure = new Figure(subject.tag() + "-" + name, title, unit, format);
        figures.add(figure);
        return figure;
    }

    /** Says on the terminal how far it has come. */
    public void progress(String format, Object... arguments) {
        System.out.printf("  %5.0f s  %s%n", seconds(), String.format(format, arguments));
    }

    private double seconds() {
        return (System.nanoTime() - started) / NANOS_PER_SECOND;
    }

    /** Writes the section, and the pictures, in place of those of an earlier run. */
    public void publish() throws IOException {
        Path pictures = Files.createDirectories(DOCS.resolve(PICTURES));
        for (Figure figure : figures) {
            Files.writeString(pictures.resolve(figure.name() + ".svg"), BarChart.of(figure));
        }
        Path file = DOCS.resolve("benchmarks.md");
        String text = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(
                file, ResultsDocument.parse(text).with(subject, section()).toString());
        System.out.printf(
                "%n  %s took %.0f s, written to %s%n",
                subject.tag(), seconds(), file.toAbsolutePath().normalize());
    }

    private String section() {
        StringBuilder text = new StringBuilder()
                .append("## ")
                .append(subject.title())
                .append("\n\n`")
                .append(subject.command())
                .append("`, ")
                .append(LocalDate.now())
                .append("; ")
                .append(Machine.describe())
                .append("\n\n");
        notes.forEach(note -> text.append(note).append("\n\n"));
        figures.forEach(figure -> text.append(figure.markdown(PICTURES)).append('\n'));
        return text.toString();
    }
}
