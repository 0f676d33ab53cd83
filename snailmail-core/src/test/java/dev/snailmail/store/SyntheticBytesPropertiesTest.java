package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SyntheticBytesPropertiesTest {

    private final StoredObject huge = SyntheticObject.of("huge", Long.MAX_VALUE);

    @Property
    void everyReadAgreesWithEverySingleByte(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 101) long position,
            @ForAll @IntRange(min = 0, max = 100) int length)
            throws IOException {
        byte[] bytes = new StoredBytes(huge).slice(position, length);
        assertThat(bytes).hasSize(length);
        for (int i = 0; i < length; i++) {
            assertThat(bytes[i]).isEqualTo(ObjectStore.syntheticByte(position + i));
        }
    }
}
