package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store promises, whatever it is made of. */
abstract class ObjectStoreContract {

    private SortedMap<String, byte[]> objects;
    private ObjectStore store;

    /** What the store under test is to hold; at least one object of more than one byte. */
    abstract SortedMap<String, byte[]> objects();

    abstract ObjectStore open(Map<String, byte[]> contents) throws IOException;

    @BeforeEach
    void openStore() throws IOException {
        objects = objects();
        store = open(objects);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void keysAreThoseOfAllObjectsInOrder() {
        assertThat(store.keys()).containsExactlyElementsOf(objects.keySet());
        assertThatThrownBy(() -> store.keys().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void everyKeyIsFoundWithItsSize() throws IOException {
        for (String key : store.keys()) {
            StoredObject object = store.find(key).orElseThrow();
            assertThat(object.size()).as(key).isEqualTo(objects.get(key).length);
            object.release();
        }
    }

    /** All folders that the keys have, and the entries that the keys have directly in them. */
    private Map<String, Set<String>> foldersOfKeys() {
        Map<String, Set<String>> folders = new TreeMap<>();
        for (String key : objects.keySet()) {
            int start = 0;
            for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', start)) {
                folders.computeIfAbsent(key.substring(0, start), folder -> new TreeSet<>())
                        .add(key.substring(start, slash + 1));
                start = slash + 1;
            }
            folders.computeIfAbsent(key.substring(0, start), folder -> new TreeSet<>())
                    .add(key.substring(start));
        }
        return folders;
    }

    @Test
    void everyFolderListsWhatTheKeysHaveInIt() throws IOException {
        for (Map.Entry<String, Set<String>> folder : foldersOfKeys().entrySet()) {
            assertThat(store.list(folder.getKey()))
                    .as(folder.getKey())
                    .extracting(FolderEntry::name)
                    .containsExactlyInAnyOrderElementsOf(folder.getValue());
        }
    }

    @Test
    void aListingHasTheSizeAndTheDateOfEachObject() throws IOException {
        for (String folder : foldersOfKeys().keySet()) {
            for (FolderEntry entry : store.list(folder)) {
                if (!entry.isFolder()) {
                    StoredObject object = store.find(folder + entry.name()).orElseThrow();
                    assertThat(entry.size()).as(entry.name()).isEqualTo(object.size());
                    assertThat(entry.lastModified()).as(entry.name()).contains(object.lastModified());
                    object.release();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.snailmail.store.OddKeys#all")
    void anOddFolderIsEmpty(String folder) throws IOException {
        if (!folder.isEmpty()) {
            assertThat(store.list(folder)).isEmpty();
        }
        String first = objects.firstKey();
        assertThat(store.list(first)).isEmpty();
        assertThat(store.list(first + "/")).isEmpty();
        assertThat(store.list(folder + "/")).isEmpty();
    }

    @Test
    void readsAtAnyPositionAreTheBytes() throws IOException {
        for (Map.Entry<String, byte[]> entry : objects.entrySet()) {
            StoredObject object = store.find(entry.getKey()).orElseThrow();
            StoredBytes bytes = new StoredBytes(object);
            assertThat(bytes.all()).as(entry.getKey()).isEqualTo(entry.getValue());
            bytes.assertSlicesEqual(entry.getValue());
            assertThat(object.read(object.size(), ByteBuffer.allocate(1))).isEqualTo(-1);
            object.release();
        }
    }

    @Test
    void aFileIfThereIsOneHoldsTheSameBytes() throws IOException {
        for (Map.Entry<String, byte[]> entry : objects.entrySet()) {
            StoredObject object = store.find(entry.getKey()).orElseThrow();
            if (object.file().isPresent()) {
                ByteBuffer target = ByteBuffer.allocate(entry.getValue().length + 1);
                object.file().get().read(target, 0);
                assertThat(target.position()).isEqualTo(entry.getValue().length);
                assertThat(target.slice(0, target.position())).isEqualTo(ByteBuffer.wrap(entry.getValue()));
            }
            object.release();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.snailmail.store.OddKeys#all")
    void anOddKeyIsAMiss(String key) throws IOException {
        assertThat(store.find(key)).isEmpty();
        String first = objects.firstKey();
        assertThat(store.find(first + "/" + key)).isEmpty();
        assertThat(store.find(key + "/" + first)).isEmpty();
    }

    @Test
    void keysOfOtherObjectsAreMisses() throws IOException {
        String first = objects.firstKey();
        assertThat(store.find(first + "x")).isEmpty();
        assertThat(store.find(first.substring(0, first.length() - 1))).isEmpty();
        assertThat(store.find(first + "/x")).isEmpty();
        assertThat(store.find("x/" + first)).isEmpty();
    }

    @Test
    void theEntityTagIsStrongAndQuotedAndStaysTheSame() throws IOException {
        String key = objects.firstKey();
        StoredObject once = store.find(key).orElseThrow();
        StoredObject again = store.find(key).orElseThrow();
        assertThat(once.etag()).matches("\"[!#-~]+\"").isEqualTo(again.etag());
        assertThat(once.lastModified()).isEqualTo(again.lastModified());
        once.release();
        again.release();
    }

    @Test
    void oneReaderReleasingLeavesTheOthersTheirs() throws IOException {
        String key = objects.firstKey();
        StoredObject once = store.find(key).orElseThrow();
        StoredObject again = store.find(key).orElseThrow();
        once.release();
        assertThat(new StoredBytes(again).all()).isEqualTo(objects.get(key));
        again.release();
    }

    @Test
    void whatWasHandedOutOutlivesTheStore() throws IOException {
        String key = objects.firstKey();
        StoredObject object = store.find(key).orElseThrow();
        store.close();
        assertThat(new StoredBytes(object).all()).isEqualTo(objects.get(key));
        object.release();
    }

    @Test
    void closingTwiceAndLookingUpAfterwardsDoNoHarm() throws IOException {
        store.close();
        store.close();
        store.find(objects.firstKey()).ifPresent(StoredObject::release);
        assertThat(store.find("../" + objects.firstKey())).isEmpty();
    }

    @Test
    void describesItself() {
        assertThat(store.describe()).isNotBlank();
    }
}
