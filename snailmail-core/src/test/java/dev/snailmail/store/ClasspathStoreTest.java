package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
}
