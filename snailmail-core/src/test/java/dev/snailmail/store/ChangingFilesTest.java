package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change between two looks: each look sees what is there then, with a validator of its own. */
class ChangingFilesTest {

    @TempDir
    Path root;

    private Path file;
    private ObjectStore store;

    @BeforeEach
    void openStore() throws IOException {
        file = Files.write(root.resolve("file"), new byte[] {1, 2, 3});
        store = ObjectStore.directory(root);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private String etag() throws IOException {
        StoredObject object = store.find("file").orElseThrow();
        object.release();
        return object.etag();
    }

    private void assertContent(int... bytes) throws IOException {
        assertThat(StoredBytes.readAndRelease(store.find("file").orElseThrow())).containsExactly(bytes);
    }

    @Test
    void rewrittenInPlace() throws IOException {
        String before = etag();
        Files.write(file, new byte[] {4, 5, 6, 7});
        assertThat(etag()).isNotEqualTo(before);
        assertContent(4, 5, 6, 7);
    }

    @Test
    void replacedByAnotherFile() throws IOException {
        String before = etag();
        Path other = Files.write(root.resolve("other"), new byte[] {7, 8, 9});
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(etag()).isNotEqualTo(before);
        assertContent(7, 8, 9);
    }

    @Test
    void rewrittenInTheSameSizeAndSetBackInTime() throws IOException {
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("unix"), "needs the time of the status change");
        FileTime modified = Files.getLastModifiedTime(file);
        String before = etag();
        waitForTheClockOfTheFileSystem();
        Files.write(file, new byte[] {7, 8, 9});
        Files.setLastModifiedTime(file, modified);
        assertThat(etag()).isNotEqualTo(before);
        assertContent(7, 8, 9);
    }

    /** Time stamps of files move on in ticks of some milliseconds. */
    private void waitForTheClockOfTheFileSystem() throws IOException {
        Path probe = root.resolve("probe");
        FileTime first = Files.getLastModifiedTime(Files.write(probe, new byte[1]));
        while (Files.getLastModifiedTime(Files.write(probe, new byte[1])).equals(first)) {
            Thread.onSpinWait();
        }
        Files.delete(probe);
    }

    @Test
    void touched() throws IOException {
        String before = etag();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        assertThat(etag()).isNotEqualTo(before);
        assertThat(store.find("file").orElseThrow().lastModified().toEpochMilli())
                .isEqualTo(1_000_000_000_000L);
    }

    @Test
    void truncatedWhileItIsRead() throws IOException {
        StoredObject held = store.find("file").orElseThrow();
        Files.write(file, new byte[] {9}, StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(held.size()).isEqualTo(3);
        assertThat(new StoredBytes(held).all()).containsExactly(9);
        held.release();
        assertContent(9);
    }

    @Test
    void deletedWhileItIsReadAndMadeAnew() throws IOException {
        String before = etag();
        StoredObject held = store.find("file").orElseThrow();
        Files.delete(file);
        assertThat(store.find("file")).isEmpty();
        assertThat(store.keys()).isEmpty();
        assertThat(new StoredBytes(held).all()).containsExactly(1, 2, 3);
        held.release();
        Files.write(file, new byte[] {4});
        assertThat(etag()).isNotEqualTo(before);
        assertContent(4);
    }

    @Test
    void replacedByAFolderAndBack() throws IOException {
        etag();
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(store.find("file")).isEmpty();
        assertThat(store.keys()).isEmpty();
        Files.delete(file);
        Files.write(file, new byte[] {5});
        assertContent(5);
    }

    @Test
    void deletedWithTheWholeRoot() throws IOException {
        etag();
        Files.delete(file);
        Files.delete(root);
        assertThat(store.find("file")).isEmpty();
        assertThat(store.keys()).isEmpty();
    }
}
