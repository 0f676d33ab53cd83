package dev.snailmail.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*,              GET,  a/b,        true",
        "GET,            GET,  a/b,        true",
        "GET,            HEAD, a/b,        false",
        "GET **,         GET,  a/b,        true",
        "data/**,        GET,  data/a/b,   true",
        "data/**,        HEAD, data/a,     true",
        "data/**,        GET,  meta/a,     false",
        "/data/**,       GET,  data/a,     true",
        "GET data/*.bin, GET,  data/a.bin, true",
        "GET data/*.bin, GET,  data/a/b.bin, false",
        "GET data/*.bin, GET,  data/aXbin, false",
        "GET data/*.bin, PUT,  data/a.bin, false",
        "**/*.bin,       GET,  data/a/b.bin, true",
        "a?c,            GET,  abc,        true",
        "a?c,            GET,  a/c,        false",
        "./GET,          PUT,  GET,        true",
        "./GET,          GET,  abc,        false",
        "GET a b,        GET,  a b,        true"
    })
    void meansRequestsByMethodAndKey(String pattern, String method, String key, boolean meant) {
        assertThat(RequestPattern.parse(pattern).matches(RequestInfo.of(method, key, "")))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "GET",
                "data/**",
                "GET data/*.bin",
                "./GET",
                "./GET a",
                "./Good",
                "a b",
                "./*",
                "**",
                "GET *",
                "GET ./**",
                "././a",
                ".//a",
                "GET .//a",
                "./",
                "GET ./",
                "./ a",
                "."
            })
    void isReadBackAsItIsWritten(String pattern) {
        assertThat(RequestPattern.parse(pattern)).hasToString(pattern);
        assertThat(RequestPattern.parse(pattern))
                .isEqualTo(RequestPattern.parse(RequestPattern.parse(pattern).toString()))
                .hasSameHashCodeAs(RequestPattern.parse(pattern));
    }

    @Test
    void aKeyMayHoldAnyCharacter() {
        assertThat(RequestPattern.parse("a\\Eb(+)\n*").matches(RequestInfo.of("GET", "a\\Eb(+)\nc\nd", "")))
                .isTrue();
    }

    @Test
    void aDotAndASlashKeepAGlobFromBeingAnythingElse() {
        assertThat(RequestPattern.parse("./*").matches(RequestInfo.of("GET", "a/b", "")))
                .isFalse();
        assertThat(RequestPattern.parse("GET ./").matches(RequestInfo.of("GET", "a", "")))
                .isFalse();
        assertThat(RequestPattern.parse("./Good")).isEqualTo(RequestPattern.parse("Good"));
    }

    /** A backtracking matcher takes more than three seconds for seven wildcards, on an I/O thread. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyWildcardsAreMatchedInLinearTime() {
        RequestPattern pattern = RequestPattern.parse("GET " + "**a".repeat(20) + "b");
        assertThat(pattern.matches(RequestInfo.of("GET", "a".repeat(200), ""))).isFalse();
    }

    @Test
    void isNotEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestPattern.parse(" "))
                .withMessage("requests ( ) must be " + RequestPattern.ALLOWED);
    }
}
