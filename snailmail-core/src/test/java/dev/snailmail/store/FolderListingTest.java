package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a directory lists what can be served, and agrees with the keys where links and empty folders are. */
class FolderListingTest {

    @TempDir
    Path folder;

    private Path root;
    private ObjectStore store;

    @BeforeEach
    void openStore() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("a/b/c"));
        Files.write(root.resolve("a/b/c/file"), new byte[3]);
        store = ObjectStore.directory(root);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private List<String> names(String key) throws IOException {
        return store.list(key).stream().map(FolderEntry::name).toList();
    }

    private void assertAgreesWithKeys(String key) throws IOException {
        assertThat(names(key))
                .containsExactlyElementsOf(KeyListing.of(store, key).stream()
                        .map(FolderEntry::name)
                        .toList());
    }

    @Test
    void aFolderWithoutObjectsIsNotListed() throws IOException {
        Files.createDirectories(root.resolve("empty/deeper/still"));
        assertThat(names("")).containsExactly("a/");
        assertThat(names("empty/")).isEmpty();
        assertAgreesWithKeys("");
    }

    @Test
    void aFolderHasTheDateOfItsDirectory() throws IOException {
        FolderEntry entry = store.list("").iterator().next();
        assertThat(entry.isFolder()).isTrue();
        assertThat(entry.lastModified())
                .contains(Files.getLastModifiedTime(root.resolve("a")).toInstant());
    }

    @Test
    void linksThatLeaveTheRootAreNotListed() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside/in"));
        Files.write(outside.resolve("secret"), new byte[6]);
        Files.createSymbolicLink(root.resolve("out"), folder.resolve("outside"));
        Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(root.resolve("broken"), root.resolve("nowhere"));
        assertThat(names("")).containsExactly("a/");
        assertThat(names("out/")).isEmpty();
        assertThat(names("out/in/")).isEmpty();
        assertAgreesWithKeys("");
    }

    @Test
    void linksThatStayInsideAreListed() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("a/b"));
        Files.createSymbolicLink(root.resolve("file"), Path.of("a/b/c/file"));
        assertThat(names("")).containsExactly("a/", "file", "link/");
        assertThat(names("link/")).containsExactly("c/");
        assertThat(names("link/c/")).containsExactly("file");
    }

    @Test
    void linksInACircleEnd() throws IOException {
        Files.createSymbolicLink(root.resolve("a/loop"), root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/b/up"), root);
        for (String key : List.of("", "a/", "a/b/", "a/loop/", "a/b/up/", "a/loop/b/", "a/loop/loop/b/c/")) {
            assertAgreesWithKeys(key);
        }
    }

    @Test
    void aFolderThatMustNotBeReadIsAFailure() throws IOException {
        Path closed = Files.createDirectories(root.resolve("closed"));
        Files.write(closed.resolve("file"), new byte[1]);
        assumeThat(Files.getFileStore(root).supportsFileAttributeView("posix")).isTrue();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(closed)).as("root reads everything").isFalse();
            assertThatThrownBy(() -> store.list("closed/")).isInstanceOf(AccessDeniedException.class);
            assertThat(names("")).containsExactly("a/");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFileThatIsAddedIsListedAtOnce() throws IOException {
        assertThat(names("a/")).containsExactly("b/");
        Files.write(root.resolve("a/new"), new byte[5]);
        assertThat(store.list("a/"))
                .extracting(FolderEntry::name, FolderEntry::size)
                .contains(org.assertj.core.groups.Tuple.tuple("new", 5L));
    }
}
