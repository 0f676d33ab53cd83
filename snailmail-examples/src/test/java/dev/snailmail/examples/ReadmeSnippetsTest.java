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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Java in the README and in pages of the documentation is a tagged region of the sources here, and Kotlin one of the project
 * that {@code .ci/compatibility} runs: it compiles, and its test passes.
 */
class ReadmeSnippetsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path SOURCES = Path.of("src");
    private static final Path KOTLIN_SOURCES = ROOT.resolve(".ci/consumer-kotest/src");

    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::([\\w-]+)(?:\\[\\])?\\s*");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/junit.md", "docs/tracing.md"})
    void everySnippetIsARegionOfATestedSource(String page) throws IOException {
        assertAreRegions(page, blocks(page, "java"), regions(SOURCES, ".java"));
    }

    @ParameterizedTest
    @ValueSource(strings = "docs/junit.md")
    void everyKotlinSnippetIsARegionOfAUsersProject(String page) throws IOException {
        assertAreRegions(page, blocks(page, "kotlin"), regions(KOTLIN_SOURCES, ".kt"));
    }

    private static void assertAreRegions(String page, List<String> snippets, Collection<String> regions) {
        assertThat(snippets).as("blocks of " + page).isNotEmpty();
        assertThat(snippets).allSatisfy(snippet -> assertThat(regions).contains(snippet));
    }

    private static List<String> blocks(String page, String language) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> withoutIndent(block.group(2)))
                .toList();
    }

    private static Collection<String> regions(Path sources, String suffix) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(sources)) {
            files = tree.filter(file -> file.toString().endsWith(suffix)).toList();
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
