package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryStoreTest extends ObjectStoreContract {

    @Override
    SortedMap<String, byte[]> objects() {
        return SampleObjects.ofAllKinds();
    }

    @Override
    ObjectStore open(Map<String, byte[]> contents) {
        return ObjectStore.of(contents);
    }

    @Test
    void copiesTheBytes() throws IOException {
        byte[] bytes = {1, 2, 3};
        ObjectStore store = ObjectStore.of(Map.of("key", bytes));
        bytes[0] = 9;
        assertThat(StoredBytes.readAndRelease(store.find("key").orElseThrow())).containsExactly(1, 2, 3);
    }

    @Test
    void theEntityTagIsThatOfTheContent() throws IOException {
        ObjectStore store = ObjectStore.of(Map.of("a", new byte[] {1}, "same", new byte[] {1}, "b", new byte[] {2}));
        assertThat(etag(store, "a")).isEqualTo(etag(store, "same")).isNotEqualTo(etag(store, "b"));
    }

    /** Within the second of a change, a date does not tell one state from another; nothing here changes after that. */
    @Test
    void theDateIsThatOfAnEarlierSecond() throws IOException {
        ObjectStore store = ObjectStore.of(Map.of("a", new byte[1]));
        assertThat(store.find("a").orElseThrow().lastModified().getEpochSecond())
                .isLessThan(Instant.now().getEpochSecond());
    }

    private static String etag(ObjectStore store, String key) throws IOException {
        return store.find(key).orElseThrow().etag();
    }

    @ParameterizedTest
    @MethodSource("dev.snailmail.store.OddKeys#invalid")
    void refusesKeysThatAreNoRelativePaths(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.of(Map.of("fine", new byte[0], key, new byte[0])))
                .withMessageContaining("key (" + key + ")")
                .withMessageContaining("relative path");
    }
}
