package dev.snailmail.examples.bench.result;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code docs/benchmarks.md}: a section for each subject, of which a run replaces those that it measured. */
final class ResultsDocument {

    static final String HEAD = """
            # Benchmarks

            Written by `mvn -Pbench verify`. Each section names the command for it alone. Client and server share one machine, so a figure
            means something beside the others of its table only, which were measured in turn with it. What was found in them, and changed
            because of them, is in [performance.md](performance.md).

            `mvn -Dbench=whatif verify` also runs readers that were written elsewhere, if they are installed, and names those that are not.
            On Debian, `apt-get install curl wget aria2 gdal-bin samtools bcftools tabix ffmpeg python3-h5py python3-fsspec
            python3-aiohttp nodejs npm` and, in `snailmail-examples`, `npm install --prefix target/node geotiff hyparquet hyparquet-writer
            zarrita` install all of them. They take ten minutes, so `-Pbench` leaves them out.

            """;

    private static final Pattern SECTION = Pattern.compile("<!-- (\\w+) -->\n(.*?)<!-- end -->\n", Pattern.DOTALL);

    private final Map<Subject, String> sections = new EnumMap<>(Subject.class);

    private ResultsDocument() {}

    static ResultsDocument parse(String text) {
        ResultsDocument document = new ResultsDocument();
        Matcher matcher = SECTION.matcher(text);
        while (matcher.find()) {
            String body = matcher.group(2);
            for (Subject subject : Subject.values()) {
                if (subject.tag().equals(matcher.group(1))) {
                    document.sections.put(subject, body);
                }
            }
        }
        return document;
    }

    ResultsDocument with(Subject subject, String section) {
        sections.put(subject, section);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(HEAD);
        sections.forEach((subject, section) -> text.append("<!-- ")
                .append(subject.tag())
                .append(" -->\n")
                .append(section)
                .append("<!-- end -->\n\n"));
        return text.toString().stripTrailing() + "\n";
    }
}
