package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.SlowStore.Lifecycle;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Roots that code makes, and those that take no disk. */
class RootFromTest {

    private static final String ROOT = "src/test/resources/store";

    private static byte[] read(ServerHandle server) {
        return JupiterRun.read(server, server.keys().first());
    }

    @SlowStore(rootFrom = "dir")
    static class TempDirCase {

        @TempDir
        static Path dir;

        @BeforeAll
        static void fill() throws IOException {
            Files.writeString(dir.resolve("a.txt"), "abc");
        }

        @Test
        void isFilledBeforeTheServerStarts(ServerHandle server) {
            assertThat(server.root()).isEqualTo(dir.toString());
            assertThat(read(server)).asString().isEqualTo("abc");
        }

        @Nested
        @SlowStore(name = "own", rootFrom = "dir")
        class Inner {

            /** Not static, so not meant. */
            @Store("own")
            ServerHandle dir;

            @Test
            void findsItInTheClassAround(@Store("own") ServerHandle server) {
                assertThat(server.keys()).containsExactly("a.txt");
            }
        }
    }

    static class InheritingCase extends TempDirCase {}

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassCase extends TempDirCase {}

    @Test
    void aTempDirIsFilledBefore() {
        JupiterRun.of(TempDirCase.class, InheritingCase.class).assertPassed(4);
        JupiterRun.of(PerClassCase.class).assertPassed(2);
    }

    static final class Elsewhere {
        static final URI CLASSPATH = URI.create("classpath:store/folder");

        private static URI folder() {
            return Path.of(ROOT, "folder").toUri();
        }

        private Elsewhere() {}
    }

    /** Notes whether it is closed. */
    static final class Tracked implements ObjectStore {
        private boolean closed;

        @Override
        public Optional<StoredObject> find(String key) {
            return Optional.empty();
        }

        @Override
        public SortedSet<String> keys() {
            return new TreeSet<>();
        }

        @Override
        public String describe() {
            return "tracked";
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    interface Constants {
        String INHERITED = "classpath:store";
    }

    @SlowStore(name = "file", rootFrom = "file")
    @SlowStore(name = "uri", rootFrom = "dev.snailmail.junit5.RootFromTest$Elsewhere#folder")
    @SlowStore(name = "classpath", rootFrom = "dev.snailmail.junit5.RootFromTest$Elsewhere#CLASSPATH")
    @SlowStore(name = "string", rootFrom = "INHERITED")
    @SlowStore(name = "map", rootFrom = "map")
    @SlowStore(name = "store", rootFrom = "STORE")
    static class TypesCase implements Constants {

        static final Tracked STORE = new Tracked();
        private static final String MAP = "not this one";

        static File file() {
            return new File(ROOT, "snail.bin");
        }

        private static Map<String, byte[]> map() {
            return Map.of("made", new byte[] {1, 2});
        }

        @Test
        void are(
                @Store("file") ServerHandle file,
                @Store("uri") ServerHandle uri,
                @Store("classpath") ServerHandle classpath,
                @Store("string") ServerHandle string,
                @Store("map") ServerHandle map,
                @Store("store") ServerHandle store) {
            assertThat(file.keys()).containsExactly("snail.bin");
            assertThat(uri.keys()).containsExactly("shell.txt");
            assertThat(classpath.keys()).containsExactly("shell.txt");
            assertThat(string.keys()).containsExactly("folder/shell.txt", "snail.bin");
            assertThat(read(map)).containsExactly(1, 2);
            assertThat(store.root()).isEqualTo("tracked");
        }
    }

    @Test
    void aRootMayBeOfAnyOfTheseTypesFromMethodsAndFields() {
        JupiterRun.of(TypesCase.class).assertPassed(1);
        assertThat(TypesCase.STORE.closed).as("closed").isFalse();
    }

    @SlowStore(rootFrom = "made", lifecycle = Lifecycle.PER_METHOD)
    static class PerMethodCase {

        private static final AtomicInteger MADE = new AtomicInteger();

        static Map<String, byte[]> made() {
            return Map.of("made", new byte[MADE.incrementAndGet()]);
        }

        @RepeatedTest(2)
        void isAskedForEachTest(ServerHandle server) {
            assertThat(read(server)).hasSize(MADE.get());
        }
    }

    @Test
    void isAskedOnceForEachServer() {
        PerMethodCase.MADE.set(0);
        JupiterRun.of(PerMethodCase.class).assertPassed(2);
        assertThat(PerMethodCase.MADE).hasValue(2);
    }

    @SlowStore(root = "synthetic(key=huge.bin, size=1TB)")
    @SlowStore(name = "two", root = "synthetic(Small.bin: 10 KiB, 'a, b': 7)")
    static class SyntheticCase {
        @Test
        void takesNoDisk(ServerHandle huge, @Store("two") ServerHandle two) throws IOException {
            assertThat(huge.keys()).containsExactly("huge.bin");
            URL url = huge.uri("huge.bin").toURL();
            assertThat(url.openConnection().getContentLengthLong()).isEqualTo(1_000_000_000_000L);
            assertThat(JupiterRun.read(two, "Small.bin")).hasSize(10_240);
            assertThat(JupiterRun.read(two, "a, b")).hasSize(7);
        }
    }

    @Test
    void syntheticObjectsAreWrittenInTheAnnotation() {
        JupiterRun.of(SyntheticCase.class).assertPassed(1);
    }

    @SlowStore(root = "classpath:only-in-jar/folder")
    static class JarCase {
        @Test
        void servesWhatIsInTheJar(ServerHandle server) {
            assertThat(server.root()).isEqualTo("classpath:only-in-jar/folder");
            assertThat(server.keys()).containsExactly("deep/b.txt", "shell.txt");
            assertThat(JupiterRun.read(server, "deep/b.txt")).asString().isEqualTo("deeper");
        }
    }

    @Test
    void aFolderOfTheClassPathMayBeInAJar(@TempDir Path dir) throws IOException {
        Path jar = dir.resolve("store.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream entries = new ZipOutputStream(file)) {
            for (String folder : new String[] {"only-in-jar/", "only-in-jar/folder/", "only-in-jar/folder/deep/"}) {
                entries.putNextEntry(new ZipEntry(folder));
            }
            put(entries, "only-in-jar/folder/shell.txt", "shell");
            put(entries, "only-in-jar/folder/deep/b.txt", "deeper");
            put(entries, "only-in-jar/beside.txt", "beside");
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader withJar = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(withJar);
            JupiterRun.of(JarCase.class).assertPassed(1);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void put(ZipOutputStream entries, String name, String content) {
        try {
            entries.putNextEntry(new ZipEntry(name));
            entries.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
