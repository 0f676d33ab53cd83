package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a directory and is no object. */
@Timeout(30)
class OddFilesTest {

    @TempDir
    Path root;

    @Test
    void aNamedPipeIsAMissAndIsNotWaitedFor() throws Exception {
        NamedPipes.make(root.resolve("pipe"));
        try (ObjectStore store = ObjectStore.directory(root)) {
            assertThat(store.find("pipe")).isEmpty();
            assertThat(store.keys()).isEmpty();
        }
    }

    @Test
    void aFolderIsAMiss() throws IOException {
        Files.createDirectories(root.resolve("folder/in folder"));
        try (ObjectStore store = ObjectStore.directory(root)) {
            assertThat(store.find("folder")).isEmpty();
            assertThat(store.find("folder/in folder")).isEmpty();
            assertThat(store.keys()).isEmpty();
        }
    }

    @Test
    void anUnreadableFileIsAFailureThatNamesIt() throws IOException {
        assumeTrue(Files.getFileStore(root).supportsFileAttributeView("posix"), "needs permissions");
        Path file = Files.write(root.resolve("file"), new byte[1]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads everything");
        try (ObjectStore store = ObjectStore.directory(root)) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> store.find("file"))
                    .withMessage(file.toString());
            assertThat(store.keys()).isEmpty();
        }
    }

    @Test
    void whatCannotExistIsAMiss() throws IOException {
        Files.write(root.resolve("file"), new byte[1]);
        Files.createSymbolicLink(root.resolve("linked file"), Path.of("file"));
        Files.createSymbolicLink(root.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(root.resolve("nowhere"), Path.of("gone"));
        try (ObjectStore store = ObjectStore.directory(root)) {
            assertThat(List.of(
                            "file/beneath",
                            "file/far/beneath",
                            "linked file/beneath",
                            "circle",
                            "circle/beneath",
                            "nowhere",
                            "nowhere/beneath",
                            "x".repeat(256),
                            "☃".repeat(90),
                            "x".repeat(256) + "/beneath",
                            "x/".repeat(3_000) + "x"))
                    .allSatisfy(key -> assertThat(store.find(key)).as(key).isEmpty());
        }
    }

    @Test
    void aNameThatNoKeyCanSpellIsAMiss() throws Exception {
        Files.write(root.resolve("back\\slash"), new byte[1]);
        assumeTrue(run("sh", "-c", "touch \"$0/$(printf 'latin1-\\344')\"", root.toString()), "needs a shell");
        try (ObjectStore store = ObjectStore.directory(root)) {
            assertThat(store.find("back\\slash")).isEmpty();
            assertThat(store.keys())
                    .allSatisfy(key -> assertThat(store.find(key)).as(key).hasValueSatisfying(StoredObject::release));
            assertThat(store.keys()).isEmpty();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
