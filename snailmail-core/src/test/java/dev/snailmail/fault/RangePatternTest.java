package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangePatternTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, bytes=0-9,  true",
        "bytes=0-9, bytes=0-99, false",
        "bytes=*,   bytes=0-9,  true",
        "bytes=?-*, bytes=4-,   true",
        "bytes=?-*, bytes=40-,  false",
        "*,         '',         false",
        "bytes=0.9, bytes=0-9,  false"
    })
    void matchesRangeHeaders(String pattern, String range, boolean matches) {
        assertThat(new RangePattern(pattern).matches(range)).isEqualTo(matches);
    }

    /** A backtracking matcher would take years, on an I/O thread. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyWildcardsAreMatchedInLinearTime() {
        RangePattern pattern = new RangePattern("bytes=" + "*1".repeat(20) + "x");
        assertThat(pattern.matches("bytes=" + "1".repeat(200))).isFalse();
    }

    @Test
    void isNotBlank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RangePattern(" "))
                .withMessageStartingWith("range ( ) must be a Range header");
    }
}
