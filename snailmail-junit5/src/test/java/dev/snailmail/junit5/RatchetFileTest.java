package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RatchetFileTest {

    private static final String NAME = "a/b/C.budget";
    private static final String HEADER = "# The figures of C.\n\n";
    private static final int TESTS = 40;

    @TempDir
    Path dir;

    private RatchetFile file() {
        return new RatchetFile(dir.resolve("resources"), NAME, HEADER);
    }

    private static Map<Figure, Long> gets(long gets) {
        return Map.of(Figure.GETS, gets);
    }

    @Test
    void isMadeWithItsFoldersAndHeader() throws Exception {
        assertThat(file().exists()).isFalse();
        assertThat(file().read().figures("a()")).isEmpty();

        file().write("a()", gets(3));

        assertThat(dir.resolve("resources/a/b/C.budget")).hasContent(HEADER + "a(): gets=3\n");
        assertThat(file().read().figures("a()")).contains(gets(3));
    }

    @Test
    void isLeftAloneWhereNothingChanges() throws Exception {
        file().write("a()", gets(3));
        Path path = dir.resolve("resources").resolve(NAME);
        Files.writeString(path, "a():  gets=3");
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(path, before);

        file().write("a()", gets(3));

        assertThat(path).hasContent("a():  gets=3");
        assertThat(Files.getLastModifiedTime(path)).isEqualTo(before);
    }

    @Test
    void isNotMadeJustAnywhere() {
        RatchetFile nowhere = new RatchetFile(dir.resolve("src/test/resources"), NAME, HEADER);

        assertThatThrownBy(() -> nowhere.write("a()", gets(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file (" + dir.resolve("src/test/resources").resolve(NAME)
                        + ") must be in a folder that exists," + " or can be made in one that does; there is no "
                        + dir.resolve("src/test"));
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void errorsNameTheFile() throws Exception {
        Path path = dir.resolve("resources").resolve(NAME);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "what?\n");
        assertThatThrownBy(() -> file().read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("file (" + path + "), line 1: \"what?\" cannot be read; allowed: ");
        assertThatThrownBy(() -> file().write("a()", gets(1))).hasMessageContaining("line 1: \"what?\"");
        assertThat(path).hasContent("what?\n");

        Files.write(path, new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(() -> file().read())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("file (" + path + ") cannot be read: ");
        Files.delete(path);
        Files.createDirectory(path);
        assertThatThrownBy(() -> file().read()).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void threadsDoNotLoseWhatOthersWrite() {
        IntStream.range(0, TESTS).parallel().forEach(i -> file().write(key(i), gets(i)));

        assertHasAll();
    }

    /** Another JVM, which writes as tests in a fork do. */
    static final class Fork {
        public static void main(String[] arguments) {
            RatchetFile file = new RatchetFile(Path.of(arguments[0]), NAME, HEADER);
            for (int i = Integer.parseInt(arguments[1]); i < TESTS; i += 2) {
                file.write(key(i), gets(i));
            }
        }
    }

    @Test
    @Timeout(120)
    void forksDoNotLoseWhatOthersWrite() throws Exception {
        List<Process> forks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            forks.add(new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Fork.class.getName(),
                            dir.resolve("resources").toString(),
                            Integer.toString(i))
                    .inheritIO()
                    .start());
        }
        try {
            for (Process fork : forks) {
                assertThat(fork.waitFor()).isZero();
            }
        } finally {
            forks.forEach(Process::destroyForcibly);
        }

        assertHasAll();
    }

    private static String key(int test) {
        return "test" + test + "()";
    }

    private void assertHasAll() {
        RatchetText text = file().read();
        IntStream.range(0, TESTS)
                .forEach(i -> assertThat(text.figures(key(i))).as(key(i)).contains(gets(i)));
        assertThat(text.toString().lines().skip(2)).isSorted().hasSize(TESTS);
        assertThat(Stream.of(dir.resolve("resources/a/b").toFile().list())).containsExactly("C.budget");
    }
}
