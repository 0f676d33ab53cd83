package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleFileStoreTest extends ObjectStoreContract {

    @TempDir
    Path folder;

    @Override
    SortedMap<String, byte[]> objects() {
        return new TreeMap<>(Map.of("one file ☃.bin", SampleObjects.random(1, 1_000)));
    }

    @Override
    ObjectStore open(Map<String, byte[]> contents) throws IOException {
        SampleObjects.writeTo(folder, contents);
        Files.write(folder.resolve("a neighbour"), new byte[] {1});
        return ObjectStore.at(folder.resolve("one file ☃.bin"));
    }

    @Test
    void itsNeighboursAreMisses() throws IOException {
        try (ObjectStore store = open(objects())) {
            assertThat(store.find("a neighbour")).isEmpty();
        }
    }

    @Test
    void aLinkIsServedAtItsOwnName() throws IOException {
        Path target = Files.write(folder.resolve("target"), new byte[] {1, 2});
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        try (ObjectStore store = ObjectStore.file(link)) {
            assertThat(store.keys()).containsExactly("link");
            assertThat(store.find("target")).isEmpty();
            assertThat(StoredBytes.readAndRelease(store.find("link").orElseThrow()))
                    .containsExactly(1, 2);
            assertThat(store.describe()).isEqualTo(link.toString());
        }
    }

    @Test
    void aFileThatIsGoneIsAMissAndComesBack() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {1});
        try (ObjectStore store = ObjectStore.file(file)) {
            store.find("file").orElseThrow().release();
            Files.delete(file);
            assertThat(store.find("file")).isEmpty();
            assertThat(store.keys()).isEmpty();
            Files.write(file, new byte[] {2});
            assertThat(StoredBytes.readAndRelease(store.find("file").orElseThrow()))
                    .containsExactly(2);
        }
    }
}
