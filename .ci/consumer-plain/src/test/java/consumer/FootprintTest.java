package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What snailmail adds to a class path that has JUnit. */
class FootprintTest {

    private static final int MOST_JARS = 19;
    private static final long MOST_BYTES = 6_000_000;

    private static final Pattern OF_JUNIT =
            Pattern.compile("(junit-.*|opentest4j-.*|apiguardian-.*|jspecify-.*|surefire.*|common-.*surefire.*)\\.jar");
    private static final Pattern UNWANTED = Pattern.compile(
            ".*(guava|netty|jetty|spring|slf4j|logback|log4j|assertj|kotlin|jackson-databind|jackson-annotations|opentelemetry|picocli).*");

    private static final Pattern REPORTED =
            Pattern.compile("^\\| `([\\w-]+)` \\| ([\\w.]+) \\| ([\\d,]+) \\|", Pattern.MULTILINE);

    private final List<Path> added = Stream.of(classPath().split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> path.toString().endsWith(".jar"))
            .filter(path -> !OF_JUNIT.matcher(path.getFileName().toString()).matches())
            .toList();

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    @Test
    void isSmall() throws IOException {
        long bytes = 0;
        for (Path jar : added) {
            bytes += Files.size(jar);
            System.out.printf("  %,10d  %s%n", Files.size(jar), jar.getFileName());
        }
        System.out.printf("snailmail adds %d JARs, %,d bytes%n", added.size(), bytes);

        assertEquals(2, added.stream().filter(jar -> name(jar).startsWith("snailmail-")).count());
        assertTrue(added.size() <= MOST_JARS, added.size() + " JARs: " + added);
        assertTrue(bytes <= MOST_BYTES, bytes + " bytes");
    }

    @Test
    void bringsNothingThatClashes() {
        for (Path jar : added) {
            assertFalse(UNWANTED.matcher(name(jar)).matches(), name(jar));
        }
    }

    /** Ours are left out, whose size is another with every commit. */
    @Test
    void isWhatTheReportSays() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path jar : added) {
            if (!name(jar).startsWith("snailmail-")) {
                found.add(String.format(Locale.ROOT, "%s %,d", name(jar), Files.size(jar)));
            }
        }

        Set<String> reported = REPORTED
                .matcher(Files.readString(Path.of("../../docs/compatibility.md")))
                .results()
                .map(row -> row.group(1) + "-" + row.group(2) + ".jar " + row.group(3))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(String.join("\n", found), String.join("\n", reported));
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }
}
