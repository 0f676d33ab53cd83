package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many files are open, and for how long. */
class OpenFilesTest {

    private static final int MORE_THAN_ARE_KEPT = 300;

    @TempDir
    Path root;

    private void writeFiles() throws IOException {
        for (int i = 0; i < MORE_THAN_ARE_KEPT; i++) {
            Files.write(root.resolve("file " + i), new byte[] {(byte) i});
        }
    }

    @Test
    void moreFilesThanAreKeptOpenAreServed() throws IOException {
        writeFiles();
        try (ObjectStore store = ObjectStore.directory(root)) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < MORE_THAN_ARE_KEPT; i++) {
                    assertThat(StoredBytes.readAndRelease(
                                    store.find("file " + i).orElseThrow()))
                            .containsExactly((byte) i);
                }
                assertThat(OpenHandles.into(root)).hasSize(256);
            }
        }
        assertThat(OpenHandles.into(root)).isEmpty();
    }

    @Test
    void whatIsHeldStaysOpenBeyondThat() throws IOException {
        writeFiles();
        List<StoredObject> held = new ArrayList<>();
        ObjectStore store = ObjectStore.directory(root);
        for (int i = 0; i < MORE_THAN_ARE_KEPT; i++) {
            held.add(store.find("file " + i).orElseThrow());
        }
        assertThat(OpenHandles.into(root)).hasSize(MORE_THAN_ARE_KEPT);
        store.close();
        assertThat(OpenHandles.into(root)).hasSize(MORE_THAN_ARE_KEPT);
        for (int i = 0; i < MORE_THAN_ARE_KEPT; i++) {
            assertThat(new StoredBytes(held.get(i)).all()).containsExactly((byte) i);
            held.get(i).release();
        }
        assertThat(OpenHandles.into(root)).isEmpty();
    }

    @Test
    void allRequestsForOneFileShareIt() throws IOException {
        Files.write(root.resolve("file"), new byte[1]);
        try (ObjectStore store = ObjectStore.directory(root)) {
            StoredObject once = store.find("file").orElseThrow();
            StoredObject again = store.find("file").orElseThrow();
            assertThat(OpenHandles.into(root)).hasSize(1);
            once.release();
            again.release();
            assertThat(OpenHandles.into(root)).hasSize(1);
        }
    }

    @Test
    void aLookAfterTheCloseIsClosedWithItsReader() throws IOException {
        Files.write(root.resolve("file"), new byte[] {5});
        ObjectStore store = ObjectStore.directory(root);
        store.close();
        StoredObject late = store.find("file").orElseThrow();
        assertThat(new StoredBytes(late).all()).containsExactly(5);
        late.release();
        assertThat(OpenHandles.into(root)).isEmpty();
    }

    @Test
    void theOldFileIsClosedWhenItIsReplacedOrDeleted() throws IOException {
        Path file = Files.write(root.resolve("file"), new byte[1]);
        try (ObjectStore store = ObjectStore.directory(root)) {
            store.find("file").orElseThrow().release();
            Files.write(file, new byte[2]);
            store.find("file").orElseThrow().release();
            assertThat(OpenHandles.into(root)).hasSize(1);
            Files.delete(file);
            assertThat(store.find("file")).isEmpty();
            assertThat(OpenHandles.into(root)).isEmpty();
        }
    }

    @Test
    void manyThreadsMayFindReadAndReleaseAtOnce() throws Exception {
        writeFiles();
        ObjectStore store = ObjectStore.directory(root);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> readers = IntStream.range(0, 8)
                .mapToObj(nth -> new Thread(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        int file = ThreadLocalRandom.current().nextInt(MORE_THAN_ARE_KEPT);
                        try {
                            assertThat(StoredBytes.readAndRelease(
                                            store.find("file " + file).orElseThrow()))
                                    .containsExactly((byte) file);
                        } catch (IOException | RuntimeException | AssertionError e) {
                            failures.add(e);
                        }
                    }
                }))
                .toList();
        readers.forEach(Thread::start);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(failures).isEmpty();
        store.close();
        assertThat(OpenHandles.into(root)).isEmpty();
    }

    private Optional<StoredObject> find(OpenFiles files, String name) throws IOException {
        return files.find(root.resolve(name), Optional::of);
    }

    @Test
    void find_aFileThatExistsCannotBeOpened_isAFailureAndNoMiss() throws IOException {
        Files.write(root.resolve("file"), new byte[1]);
        OpenFiles files =
                new OpenFiles(root, failing(file -> new FileSystemException(file, null, "Too many open files")));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> find(files, "file"))
                .withMessage(root.resolve("file") + ": Too many open files");
        assertThat(find(files, "missing")).isEmpty();
    }

    @Test
    void find_aFileMustNotBeRead_saysSo() throws IOException {
        Files.write(root.resolve("file"), new byte[1]);
        OpenFiles files = new OpenFiles(root, failing(AccessDeniedException::new));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> find(files, "file"));
    }

    @Test
    void find_aFileIsDeletedBeforeItIsOpened_isAMiss() throws IOException {
        Files.write(root.resolve("file"), new byte[1]);
        OpenFiles files = new OpenFiles(root, failing(NoSuchFileException::new));
        assertThat(find(files, "file")).isEmpty();
    }

    /** At the limit of open files, the store must not hold those that another request needs. */
    @Test
    void find_noDescriptorIsLeft_takesThatOfAKeptFile() throws IOException {
        Files.write(root.resolve("kept"), new byte[1]);
        Files.write(root.resolve("read"), new byte[] {1});
        Files.write(root.resolve("wanted"), new byte[] {2});
        AtomicInteger most = new AtomicInteger(2);
        OpenFiles files = new OpenFiles(root, (file, stamp) -> {
            if (OpenHandles.into(root).size() >= most.get()) {
                throw new FileSystemException(file.toString(), null, "Too many open files");
            }
            return OpenFile.open(file, stamp);
        });
        find(files, "kept").orElseThrow().release();
        StoredObject read = find(files, "read").orElseThrow();

        assertThat(StoredBytes.readAndRelease(find(files, "wanted").orElseThrow()))
                .containsExactly(2);
        assertThat(new StoredBytes(read).all()).containsExactly(1);
        most.set(1);
        assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> find(files, "kept"));

        read.release();
        assertThat(find(files, "kept")).hasValueSatisfying(StoredObject::release);
        files.close();
        assertThat(OpenHandles.into(root)).isEmpty();
    }

    private static OpenFiles.Opener failing(Function<String, IOException> failure) {
        return (file, stamp) -> {
            throw failure.apply(file.toString());
        };
    }
}
