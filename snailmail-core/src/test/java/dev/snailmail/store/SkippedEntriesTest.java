package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedEntriesTest {

    @TempDir
    Path folder;

    private Path root;
    private Path outside;

    @BeforeEach
    void makeFolders() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.write(root.resolve("object"), new byte[1]);
        Files.write(outside.resolve("secret"), new byte[1]);
    }

    private static Optional<String> describe(Path root) {
        try (ObjectStore store = ObjectStore.directory(root)) {
            return SkippedEntries.describe(store, () -> false);
        }
    }

    @Test
    void describe_everyEntryIsServed_isEmpty() throws IOException {
        Files.createDirectories(root.resolve("folder/in folder"));
        Files.write(root.resolve("folder/file"), new byte[1]);
        Files.createSymbolicLink(root.resolve("link"), Path.of("object"));
        Files.createSymbolicLink(root.resolve("folder link"), Path.of("folder"));
        Files.createSymbolicLink(root.resolve("folder/circle"), Path.of(".."));
        assertThat(describe(root)).isEmpty();
    }

    @Test
    void describe_aLinkLeadsOut_namesIt() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), outside.resolve("secret"));
        assertThat(describe(root)).contains("1 entry beneath " + root + " is not served: out leads out of the root");
    }

    @Test
    void describe_aFolderLinkLeadsOut_namesItOnce() throws IOException {
        Files.write(outside.resolve("another"), new byte[1]);
        Files.createSymbolicLink(root.resolve("out"), outside);
        assertThat(describe(root)).contains("1 entry beneath " + root + " is not served: out leads out of the root");
    }

    @Test
    void describe_manyAreSkipped_countsAllAndNamesThree() throws IOException {
        for (int nth = 0; nth < 5; nth++) {
            Files.createSymbolicLink(root.resolve("to nowhere " + nth), Path.of("gone"));
        }
        Files.write(root.resolve("back\\slash"), new byte[1]);
        assertThat(describe(root))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("6 entries beneath " + root + " are not served: ")
                        .endsWith("; and so on")
                        .matches("(?s)[^;]*; [^;]*; [^;]*; and so on"));
    }

    @Test
    void describe_aNameIsNoKey_saysSo() throws IOException {
        Files.write(root.resolve("back\\slash"), new byte[1]);
        Files.createSymbolicLink(root.resolve("a\nline"), Path.of("gone"));
        assertThat(describe(root))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("back\\slash has a name that no key can spell")
                        .contains("a?line is a link that cannot be followed"));
    }

    @Test
    void describe_aFileCannotBeRead_namesIt() throws IOException {
        Path file = Files.write(root.resolve("secret"), new byte[1]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Path closed = Files.createDirectory(root.resolve("vault"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads everything");
        assertThat(describe(root))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("2 entries beneath")
                        .contains("secret cannot be read")
                        .contains("vault cannot be read"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void describe_theRootHasBeenLookedAt_isEmpty() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), outside);
        assertThat(describe(root)).isPresent();
        assertThat(describe(root)).isEmpty();
        Path link = Files.createSymbolicLink(folder.resolve("link to root"), root);
        assertThat(describe(link)).isEmpty();
        try (ObjectStore store = ObjectStore.directory(root)) {
            assertThat(SkippedEntries.areUnknown(store)).isFalse();
        }
    }

    @Test
    void describe_isStopped_looksAgainNextTime() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), outside);
        try (ObjectStore store = ObjectStore.directory(root)) {
            SkippedEntries.describe(store, () -> true);
            assertThat(SkippedEntries.areUnknown(store)).isTrue();
            assertThat(SkippedEntries.describe(store, () -> false)).isPresent();
        }
    }

    @Test
    void describe_aTreeIsLarge_looksAtPartOfIt() throws IOException {
        for (int nth = 0; nth <= SkippedEntries.MOST_ENTRIES; nth++) {
            Files.createSymbolicLink(root.resolve("to nowhere " + nth), Path.of("gone"));
        }
        assertThat(describe(root))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains(" of the first " + SkippedEntries.MOST_ENTRIES + " entries beneath "));
    }

    @Test
    void areUnknown_noDirectoryIsServed_isFalse() {
        assertThat(SkippedEntries.areUnknown(ObjectStore.synthetic("object", 1)))
                .isFalse();
        assertThat(SkippedEntries.areUnknown(ObjectStore.file(root.resolve("object"))))
                .isFalse();
    }
}
