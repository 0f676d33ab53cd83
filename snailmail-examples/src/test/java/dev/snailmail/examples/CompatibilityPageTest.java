package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The versions that the page on compatibility says are tried, are those that the script tries. */
class CompatibilityPageTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern TRIED = Pattern.compile("^ALL=\\((.*)\\)$", Pattern.MULTILINE);
    private static final Pattern PAIR = Pattern.compile("\"([\\d.]+) ([\\d.]+)\"");
    private static final Pattern ROW = Pattern.compile("^\\| ([\\d.]+) \\| ([\\d.]+) \\| yes \\|", Pattern.MULTILINE);

    @Test
    void namesThePairsThatAreTried() throws IOException {
        List<String> tried = TRIED.matcher(Files.readString(ROOT.resolve(".ci/compatibility")))
                .results()
                .flatMap(line -> PAIR.matcher(line.group(1)).results())
                .map(pair -> pair.group(1) + " with " + pair.group(2))
                .toList();

        List<String> named = ROW.matcher(Files.readString(ROOT.resolve("docs/compatibility.md")))
                .results()
                .map(row -> row.group(1) + " with " + row.group(2))
                .toList();

        assertThat(tried).isNotEmpty();
        assertThat(named).isEqualTo(tried);
    }
}
