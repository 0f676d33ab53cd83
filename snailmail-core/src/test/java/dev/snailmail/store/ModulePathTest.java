package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.OwnJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders of modules that encapsulate them, in a JVM that has these modules. */
@Timeout(60)
class ModulePathTest {

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void compileAModule() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        Path source = Files.writeString(folder.resolve("module-info.java"), "module encapsulating {}");
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        assertThat(javac.run(System.out, System.err, "-d", classes.toString(), source.toString()))
                .isZero();
    }

    private static List<String> keys(Path modules, String... options) throws IOException, InterruptedException {
        return OwnJvm.of(Keys.class)
                .withOptions("--module-path", modules.toString(), "--add-modules", "encapsulating")
                .withOptions(options)
                .run("store");
    }

    @Test
    void aDirectory() throws Exception {
        SampleObjects.writeTo(classes, Map.of("store/tiles/one", new byte[1]));
        assertThat(keys(classes)).containsExactly("[tiles/one]");
    }

    @Test
    void aJarWithoutAnEntryForTheFolder() throws Exception {
        Map<String, byte[]> entries = new TreeMap<>(Map.of("store/tiles/one", new byte[1]));
        entries.put("module-info.class", Files.readAllBytes(classes.resolve("module-info.class")));
        Path jar = Jars.writeWithoutFolders(folder.resolve("module.jar"), entries);
        assertThat(keys(jar)).containsExactly("[tiles/one]");
    }

    @Test
    void aDirectoryThatTheModuleIsPatchedWith() throws Exception {
        Path patch = Files.createDirectory(folder.resolve("test classes"));
        SampleObjects.writeTo(patch, Map.of("store/tiles/one", new byte[1]));
        assertThat(keys(classes, "--patch-module", "encapsulating=" + patch)).containsExactly("[tiles/one]");
    }

    /** Otherwise their order would decide which of them is served. */
    @Test
    void aDirectoryAndAnotherThatItIsPatchedWithAreTwoPlaces() throws Exception {
        SampleObjects.writeTo(classes, Map.of("store/one", new byte[1]));
        Path patch = Files.createDirectory(folder.resolve("test-classes"));
        SampleObjects.writeTo(patch, Map.of("store/one", new byte[1]));
        assertThat(keys(classes, "--patch-module", "encapsulating=" + patch))
                .singleElement()
                .matches(line -> line.startsWith("root (classpath:store) is in more than one place on the class path: ")
                        && line.contains(classes.resolve("store").toString())
                        && line.contains(patch.resolve("store").toString()));
    }

    /** Prints the keys of a folder. */
    static final class Keys {

        private Keys() {}

        public static void main(String[] args) {
            try (ObjectStore store = ObjectStore.classpath(args[0])) {
                System.out.println(store.keys());
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
