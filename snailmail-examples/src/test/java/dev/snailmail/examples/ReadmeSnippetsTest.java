package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java snippet of the README and of the page on JUnit is a tagged region of the sources here, so it compiles and its test passes. */
class ReadmeSnippetsTest {

    private static final List<Path> PAGES = List.of(Path.of("..", "README.md"), Path.of("..", "docs", "junit.md"));
    private static final Path SOURCES = Path.of("src");

    private static final Pattern BLOCK = Pattern.compile("^```java\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::([\\w-]+)(?:\\[\\])?\\s*");

    @Test
    void everySnippetIsARegionOfATestedSource() throws IOException {
        Collection<String> regions = regions();
        for (Path page : PAGES) {
            List<String> snippets = BLOCK.matcher(Files.readString(page))
                    .results()
                    .map(block -> withoutIndent(block.group(1)))
                    .toList();

            assertThat(snippets).as("Java blocks of %s", page).isNotEmpty();
            assertThat(snippets).allSatisfy(snippet -> assertThat(regions).contains(snippet));
        }
    }

    private static Collection<String> regions() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            files = tree.filter(file -> file.toString().endsWith(".java")).toList();
        }
        List<String> regions = new ArrayList<>();
        for (Path file : files) {
            regions.addAll(regionsOf(Files.readAllLines(file)));
        }
        return regions;
    }

    /** A region may have gaps: what stands between its end and its next beginning is left out. */
    private static Collection<String> regionsOf(List<String> lines) {
        Map<String, StringBuilder> regions = new TreeMap<>();
        List<String> open = new ArrayList<>();
        for (String line : lines) {
            Matcher mark = MARK.matcher(line);
            if (!mark.matches()) {
                open.forEach(name -> regions.get(name).append(line).append('\n'));
            } else if (mark.group(1).equals("tag")) {
                regions.computeIfAbsent(mark.group(2), name -> new StringBuilder());
                open.add(mark.group(2));
            } else {
                assertThat(open.remove(mark.group(2)))
                        .as("end of " + mark.group(2))
                        .isTrue();
            }
        }
        assertThat(open).as("regions without an end").isEmpty();
        return regions.values().stream()
                .map(region -> withoutIndent(region.toString()))
                .toList();
    }

    /** A blank last line would count as one without any indent. */
    private static String withoutIndent(String text) {
        return text.stripTrailing().stripIndent().strip();
    }
}
