package dev.snailmail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "'',     '',      true",
        "'',     a,       false",
        "a,      a,       true",
        "a,      ab,      false",
        "*,      '',      true",
        "*,      ab,      true",
        "*,      a/b,     false",
        "**,     a/b,     true",
        "***,    a/b,     true",
        "**/b,   a/b,     true",
        "**/b,   b,       false",
        "a**,    a,       true",
        "*/*,    a/b,     true",
        "*/*,    a/b/c,   false",
        "?,      /,       false",
        "?,      '',      false",
        "a?b,    a😀b,    true",
        "*😀,    a😀,     true",
        "a.b,    axb,     false",
        "'a\\E', 'a\\E',  true"
    })
    void ofKeys(String pattern, String text, boolean matches) {
        assertThat(Glob.ofKeys(pattern).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"*, a/b, true", "a?b, a/b, true", "a*b*c, a/b/c, true", "a*, b, false", "?, '', false"})
    void ofText(String pattern, String text, boolean matches) {
        assertThat(Glob.ofText(pattern).matches(text)).isEqualTo(matches);
    }

    /** A backtracking matcher would take years. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPatternOfManyWildcardsTakesNoLongerThanItsLengthTimesThatOfTheText() {
        String text = "a".repeat(5_000);
        assertThat(Glob.ofKeys("**a".repeat(1_000) + "b").matches(text)).isFalse();
        assertThat(Glob.ofKeys("*a".repeat(1_000) + "b").matches(text)).isFalse();
        assertThat(Glob.ofKeys("**a*?".repeat(500) + "/").matches(text)).isFalse();
        assertThat(Glob.ofText("*a".repeat(1_000) + "b").matches(text)).isFalse();
        assertThat(Glob.ofText("*a".repeat(1_000)).matches(text)).isTrue();
    }
}
