package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticStoreTest extends ObjectStoreContract {

    @Override
    SortedMap<String, byte[]> objects() {
        SortedMap<String, byte[]> objects = new TreeMap<>();
        for (int size : new int[] {1_000, 0, 1, 7, 8, 9}) {
            byte[] bytes = new byte[size];
            for (int position = 0; position < size; position++) {
                bytes[position] = ObjectStore.syntheticByte(position);
            }
            objects.put("sizes/of " + (9_999 - size), bytes);
        }
        return objects;
    }

    @Override
    ObjectStore open(Map<String, byte[]> contents) {
        Map<String, Long> sizes = new TreeMap<>();
        contents.forEach((key, bytes) -> sizes.put(key, (long) bytes.length));
        return ObjectStore.synthetic(sizes);
    }

    @Test
    void theLargestObjectCanBeReadAtItsEnd() throws IOException {
        long size = Long.MAX_VALUE;
        StoredObject object = ObjectStore.synthetic("huge", size).find("huge").orElseThrow();
        assertThat(object.size()).isEqualTo(size);
        ByteBuffer target = ByteBuffer.allocate(64);
        assertThat(object.read(size - 21, target)).isEqualTo(21);
        for (int i = 0; i < 21; i++) {
            assertThat(target.get(i)).isEqualTo(ObjectStore.syntheticByte(size - 21 + i));
        }
        assertThat(object.read(size - 1, target)).isEqualTo(1);
        assertThat(object.read(size, target)).isEqualTo(-1);
    }

    @Test
    void readingLeavesTheByteOrderOfTheBufferAlone() throws IOException {
        StoredObject object = ObjectStore.synthetic("key", 100).find("key").orElseThrow();
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            ByteBuffer target = ByteBuffer.allocateDirect(50).order(order);
            object.read(3, target);
            assertThat(target.order()).isEqualTo(order);
            assertThat(target.get(20)).isEqualTo(ObjectStore.syntheticByte(23));
        }
    }

    @Test
    void theBytesAreTheSameInEveryVersion() {
        byte[] first = new byte[9];
        for (int position = 0; position < first.length; position++) {
            first[position] = ObjectStore.syntheticByte(position);
        }
        // SplitMix64's first output from seed 0 is 0xe220a8397b1dcdaf, its second 0x6e789e6aa1b965f4.
        assertThat(first).asHexString().isEqualTo("AFCD1D7B39A820E2" + "F4");
    }

    @Test
    void anotherSizeHasAnotherEntityTag() throws IOException {
        ObjectStore store = ObjectStore.synthetic(Map.of("a", 1L, "b", 2L));
        assertThat(store.find("a").orElseThrow().etag())
                .isNotEqualTo(store.find("b").orElseThrow().etag());
    }

    @Test
    void refusesANegativeSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.synthetic("key", -1))
                .withMessage("size of key (-1) must not be negative");
    }

    @ParameterizedTest
    @MethodSource("dev.snailmail.store.OddKeys#invalid")
    void refusesKeysThatAreNoRelativePaths(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.synthetic(key, 1))
                .withMessageContaining("key (" + key + ")");
    }
}
