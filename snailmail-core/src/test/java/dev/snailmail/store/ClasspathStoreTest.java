package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClasspathStoreTest {

    @TempDir
    Path folder;

    private final Map<String, byte[]> objects = Map.of("store/tiles/one.bin", new byte[] {1, 2, 3});

    @ParameterizedTest
    @ValueSource(strings = {"store/tiles", "/store/tiles", "store/tiles/", "//store/tiles//"})
    void slashesAroundTheFolderDoNotMatter(String name) throws IOException {
        Path jar = Jars.write(folder.resolve("objects.jar"), objects);
        SampleObjects.writeTo(folder.resolve("classes"), objects);
        for (Path place : new Path[] {jar, folder.resolve("classes")}) {
            try (ContextClassPath classPath = ContextClassPath.of(place);
                    ObjectStore store = classPath.store(name)) {
                assertThat(store.keys()).containsExactly("one.bin");
            }
        }
    }

    @Test
    void aFolderThatIsNotThereIsRefused() throws IOException {
        try (ContextClassPath classPath = ContextClassPath.of(Jars.write(folder.resolve("objects.jar"), objects))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> classPath.store("store/missing"))
                    .withMessage("root (classpath:store/missing) is not a folder on the class path");
        }
    }

    @Test
    void aFolderInTwoPlacesIsRefused() throws IOException {
        Path jar = Jars.write(folder.resolve("objects.jar"), objects);
        SampleObjects.writeTo(folder.resolve("classes"), objects);
        try (ContextClassPath classPath = ContextClassPath.of(jar, folder.resolve("classes"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> classPath.store("store"))
                    .withMessageContaining("root (classpath:store) is in more than one place")
                    .withMessageContaining("objects.jar")
                    .withMessageContaining("classes");
        }
    }

    @Test
    void aFileIsNotAFolder() throws IOException {
        Path jar = Jars.write(folder.resolve("objects.jar"), objects);
        SampleObjects.writeTo(folder.resolve("classes"), objects);
        for (Path place : new Path[] {jar, folder.resolve("classes")}) {
            try (ContextClassPath classPath = ContextClassPath.of(place)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> classPath.store("store/tiles/one.bin"))
                        .withMessageContaining("one.bin");
            }
        }
    }

    @Test
    void theJarIsNotKeptOpen() throws IOException {
        Path jar = Jars.write(folder.resolve("objects.jar"), objects);
        try (ContextClassPath classPath = ContextClassPath.of(jar)) {
            classPath.store("store");
        }
        assertThat(OpenHandles.into(folder)).isEmpty();
        Files.delete(jar);
    }

    @Test
    void aJarWithAKeyThatLeadsOutIsRefused() throws IOException {
        Path jar = Jars.write(folder.resolve("objects.jar"), Map.of("store/../../x", new byte[1]));
        try (ContextClassPath classPath = ContextClassPath.of(jar)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> classPath.store("store"))
                    .withMessageContaining("../../x");
        }
    }

    @Test
    void aJarNeedsNoEntryForTheFolder() throws IOException {
        Path jar = Jars.writeWithoutFolders(folder.resolve("objects.jar"), objects);
        assertHolds("store", "tiles/one.bin", jar);
        assertHolds("store/tiles", "one.bin", jar);
    }

    @Test
    void aFolderInTwoJarsIsRefusedWhetherTheyHaveEntriesForItOrNot() throws IOException {
        Path with = Jars.write(folder.resolve("with.jar"), objects);
        Path without = Jars.writeWithoutFolders(folder.resolve("without.jar"), objects);
        try (ContextClassPath classPath = ContextClassPath.of(with, without)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> classPath.store("store"))
                    .withMessage("root (classpath:store) is in more than one place on the class path: " + with + ", "
                            + without);
        }
    }

    @Test
    void onePlaceOnTheClassPathTwiceIsOnePlace() throws IOException {
        Path jar = Jars.write(folder.resolve("objects.jar"), objects);
        Path linkToJar = Files.createSymbolicLink(folder.resolve("link.jar"), jar);
        Path detour = folder.resolve("classes/../objects.jar");
        SampleObjects.writeTo(folder.resolve("classes"), objects);
        Path linkToFolder = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("classes"));
        assertHolds("store/tiles", "one.bin", jar, jar);
        assertHolds("store/tiles", "one.bin", jar, linkToJar);
        assertHolds("store/tiles", "one.bin", jar, detour);
        assertHolds("store/tiles", "one.bin", folder.resolve("classes"), linkToFolder);
    }

    @Test
    void onePlaceSeenByTwoLoadersIsOnePlace() throws IOException {
        Path jar = Jars.write(folder.resolve("objects.jar"), objects);
        URL[] urls = {jar.toUri().toURL()};
        try (URLClassLoader parent = new URLClassLoader(urls, null);
                URLClassLoader child = new URLClassLoader(urls, parent);
                ContextClassPath classPath = ContextClassPath.of(child);
                ObjectStore store = classPath.store("store")) {
            assertThat(store.keys()).containsExactly("tiles/one.bin");
        }
    }

    @Test
    void aJarInTheManifestOfAnotherIsSearchedToo() throws IOException {
        Jars.writeWithoutFolders(folder.resolve("some objects.jar"), objects);
        Path jar = Jars.writeWithAttribute(
                folder.resolve("class path.jar"),
                Attributes.Name.CLASS_PATH,
                "missing.jar some%20objects.jar class%20path.jar",
                Map.of());
        assertHolds("store/tiles", "one.bin", jar);
    }

    @Test
    void aJarForSeveralVersionsOfJavaIsSeenAsThisOneSeesIt() throws IOException {
        Path jar = Jars.writeWithAttribute(
                folder.resolve("objects.jar"),
                Attributes.Name.MULTI_RELEASE,
                "true",
                Map.of(
                        "store/one", new byte[] {8},
                        "META-INF/versions/11/store/one", new byte[] {11},
                        "META-INF/versions/11/store/two", new byte[] {11},
                        "META-INF/versions/999/store/one", new byte[] {99}));
        try (ContextClassPath classPath = ContextClassPath.of(jar);
                ObjectStore store = classPath.store("store")) {
            assertThat(store.keys()).containsExactly("one", "two");
            assertThat(StoredBytes.readAndRelease(store.find("one").orElseThrow()))
                    .containsExactly(11);
        }
    }

    @Test
    void aFolderInAJarInAJarIsRefused() throws IOException {
        URL nested = new URL("jar:file:/app.jar!/BOOT-INF/lib/objects.jar!/store/");
        try (ContextClassPath classPath = ContextClassPath.of(new FindingLoader(nested))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> classPath.store("store"))
                    .withMessage(
                            "root (classpath:store) is at " + nested
                                    + ", which cannot be served: it must be in a directory, or in a JAR that is a file of its own");
        }
    }

    /** Without an entry for the folder, not even the loader finds it in a nested JAR. */
    @Test
    void partsOfTheClassPathThatCannotBeSearchedAreNamed() throws IOException {
        URL nested = new URL("jar:file:/app.jar!/BOOT-INF/lib/objects.jar!/");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {nested}, null);
                ContextClassPath classPath = ContextClassPath.of(loader)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> classPath.store("store"))
                    .withMessage("root (classpath:store) is not a folder on the class path; these parts could not be"
                            + " searched: " + nested);
        }
    }

    @Test
    void aFolderThatALoaderFindsElsewhereInAJarIsRefused() throws IOException {
        Path jar = Jars.write(folder.resolve("app.jar"), Map.of("BOOT-INF/classes/store/one", new byte[1]));
        URL inner = new URL("jar:" + jar.toUri() + "!/BOOT-INF/classes/store/");
        try (ContextClassPath classPath = ContextClassPath.of(new FindingLoader(inner))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> classPath.store("store"))
                    .withMessageContaining("is at " + inner + ", which cannot be served");
        }
    }

    @Test
    void aJarThatChangesIsSearchedAgain() throws IOException {
        Path jar = folder.resolve("objects.jar");
        assertHolds("store/tiles", "one.bin", Jars.writeWithoutFolders(jar, objects));
        Jars.writeWithoutFolders(jar, Map.of("data/one.bin", new byte[] {1, 2, 3}));
        assertHolds("data", "one.bin", jar);
    }

    @Test
    void filesThatAreNotJarsAreSkipped() throws IOException {
        Path jar = Jars.write(folder.resolve("objects.jar"), objects);
        Path text = Files.writeString(folder.resolve("no.jar"), "text");
        assertHolds("store/tiles", "one.bin", text, folder.resolve("missing.jar"), jar);
    }

    @Test
    void aFolderOutsideOfTheClassPathIsRefused() throws IOException {
        SampleObjects.writeTo(folder, objects);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        try (ContextClassPath classPath = ContextClassPath.of(classes)) {
            for (String name : List.of("../store", "./store", "a//b", "..")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> classPath.store(name))
                        .withMessage("root (classpath:" + name + ") must be a folder, without empty, . or .. parts");
            }
        }
    }

    @Test
    void aJarIsReadUpToALimit() throws IOException {
        Path jar = Jars.write(
                folder.resolve("objects.jar"),
                Map.of("store/a", new byte[600], "store/b", new byte[400], "c", new byte[1]));
        assertThat(ClasspathStore.readJar(jar, "store", 1_000)).containsOnlyKeys("a", "b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClasspathStore.readJar(jar, "store", 999))
                .withMessage(
                        "root (classpath:store) holds more than 999 bytes in " + jar + "; serve it from a directory");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theLimitHoldsIfTheJarDeclaresAWrongSize(int size) throws IOException {
        Path jar = Jars.writeWithoutFolders(folder.resolve("objects.jar"), Map.of("store/a", new byte[1_000_000]));
        Jars.claimSize(jar, size);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClasspathStore.readJar(jar, "store", 999_999))
                .withMessageContaining("holds more than 999999 bytes");
    }

    /** Newer versions of Java do not open such a JAR. */
    @Test
    void theLimitHoldsIfTheJarDeclaresNoSize() throws IOException {
        Path jar = Jars.writeWithoutFolders(folder.resolve("objects.jar"), Map.of("store/a", new byte[1_000_000]));
        Jars.claimSize(jar, -1);
        assertThatThrownBy(() -> ClasspathStore.readJar(jar, "store", 999_999))
                .satisfiesAnyOf(
                        refused -> assertThat(refused).hasMessageContaining("holds more than 999999 bytes"),
                        refused -> assertThat(refused).hasMessageContaining("cannot be read from " + jar));
    }

    private void assertHolds(String root, String key, Path... places) throws IOException {
        try (ContextClassPath classPath = ContextClassPath.of(places);
                ObjectStore store = classPath.store(root)) {
            assertThat(store.keys()).containsExactly(key);
            assertThat(StoredBytes.readAndRelease(store.find(key).orElseThrow()))
                    .containsExactly(1, 2, 3);
        }
        assertThat(OpenHandles.into(folder)).isEmpty();
    }

    /** A loader that knows one location, such as that of an application in one JAR. */
    private static final class FindingLoader extends ClassLoader {

        private final URL found;

        FindingLoader(URL found) {
            super(null);
            this.found = found;
        }

        @Override
        protected Enumeration<URL> findResources(String name) {
            return Collections.enumeration(List.of(found));
        }
    }
}
