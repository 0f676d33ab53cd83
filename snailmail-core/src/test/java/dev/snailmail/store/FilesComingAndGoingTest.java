package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store is read while its files are made and deleted: what is gone is a miss, never an error. */
class FilesComingAndGoingTest {

    private static final int ROUNDS = 400;

    @TempDir
    Path root;

    @Test
    void listingAndFindingGoOnWithoutAnError() throws IOException {
        Files.write(root.resolve("steady"), new byte[] {1});
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> comeAndGo(done));
        try (ObjectStore store = ObjectStore.directory(root)) {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(store.keys()).contains("steady");
                assertThat(store.find("steady")).hasValueSatisfying(StoredObject::release);
                store.find("folder 1/file").ifPresent(StoredObject::release);
            }
        } finally {
            done.set(true);
            changes.join();
        }
        assertThat(OpenHandles.into(root)).isEmpty();
    }

    private void comeAndGo(AtomicBoolean done) {
        try {
            while (!done.get()) {
                for (int i = 0; i < 4; i++) {
                    Path folder = Files.createDirectory(root.resolve("folder " + i));
                    Files.createSymbolicLink(root.resolve("link " + i), Path.of("folder " + i));
                    Files.write(folder.resolve("file"), new byte[] {2});
                }
                for (int i = 0; i < 4; i++) {
                    Files.delete(root.resolve("folder " + i + "/file"));
                    Files.delete(root.resolve("folder " + i));
                    Files.delete(root.resolve("link " + i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
