package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

/** Every part of a stamp tells one state of a file from another. */
class FileStampTest {

    private static final FileStamp STAMP = new FileStamp(true, 5, FileTime.fromMillis(7), 11, 13);

    @Test
    void equalsOneOfTheSameParts() {
        assertThat(new FileStamp(true, 5, FileTime.fromMillis(7), 11, 13))
                .isEqualTo(STAMP)
                .hasSameHashCodeAs(STAMP);
    }

    @Test
    void differsInEachOfItsParts() {
        assertThat(new FileStamp(false, 5, FileTime.fromMillis(7), 11, 13)).isNotEqualTo(STAMP);
        assertThat(new FileStamp(true, 6, FileTime.fromMillis(7), 11, 13)).isNotEqualTo(STAMP);
        assertThat(new FileStamp(true, 5, FileTime.fromMillis(8), 11, 13)).isNotEqualTo(STAMP);
        assertThat(new FileStamp(true, 5, FileTime.fromMillis(7), 12, 13)).isNotEqualTo(STAMP);
        assertThat(new FileStamp(true, 5, FileTime.fromMillis(7), 11, 14)).isNotEqualTo(STAMP);
        assertThat(STAMP).isNotEqualTo(null).isNotEqualTo("another thing");
    }
}
