package dev.snailmail.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every single-range case and its answer, for an object of ten bytes unless said otherwise. */
class RangeAnswersTest {

    private static Answer range(String range) {
        return Conversation.aboutTenBytes().with("Range", range).get();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3                    | 0 | 3",
                "bytes=4-                     | 4 | 9",
                "bytes=-3                     | 7 | 9",
                "bytes=-20                    | 0 | 9",
                "bytes=5-99                   | 5 | 9",
                "bytes=0-99999999999999999999 | 0 | 9",
                "bytes=0-9                    | 0 | 9",
                "bytes=9-9                    | 9 | 9",
                "Bytes=0-3                    | 0 | 3",
                "BYTES=0-3                    | 0 | 3",
                "bytes= 0-3                   | 0 | 3",
                "bytes=0-1,                   | 0 | 1",
                "bytes=,0-1                   | 0 | 1",
            })
    void aRangeThatExistsIsAPart(String range, long first, long last) {
        range(range).isPart(first, last, 10).has("Content-Type", "application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-", "bytes=10-,11-12"})
    void aRangeBehindTheEndCannotBeSatisfied(String range) {
        range(range).isUnsatisfiable(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=5-2",
                "bytes=abc",
                "bytes=-",
                "bytes=5",
                "bytes=0--1",
                "bytes=+0-3",
                "bytes=0-+3",
                "bytes=0-3,5-2",
                "bytes=",
                "lines=0-3",
                "nonsense"
            })
    void whatIsNoValidRangeIsIgnored(String range) {
        range(range).isWhole();
    }

    @Test
    void withoutARangeTheWholeObjectIsSent() {
        Conversation.aboutTenBytes().get().isWhole();
    }

    @Test
    void twoRangeLinesAreIgnored() {
        Conversation.aboutTenBytes()
                .with("Range", "bytes=0-3")
                .with("Range", "bytes=5-6")
                .get()
                .isWhole();
        Conversation.aboutTenBytes()
                .with("Range", "bytes=0-3")
                .with("Range", "bytes=0-3")
                .get()
                .isWhole();
    }

    @Test
    void anEmptyObjectHasNoFirstByteButAnEnd() {
        Conversation.about(0).get().isWhole(0);
        Conversation.about(0).with("Range", "bytes=0-").get().isUnsatisfiable(0);
        Conversation.about(0).with("Range", "bytes=0-0").get().isUnsatisfiable(0);
        Conversation.about(0).with("Range", "bytes=-0").get().isUnsatisfiable(0);
        Conversation.about(0).with("Range", "bytes=-1").get().isWhole(0);
        Conversation.about(0).with("Range", "bytes=0-,-1").get().isWhole(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-3", "bytes=10-", "bytes=0-1,3-4", "bytes=5-2"})
    void headIgnoresRanges(String range) {
        Conversation.aboutTenBytes()
                .with("Range", range)
                .head()
                .is(200, 10, "")
                .hasExactly("Accept-Ranges", "ETag", "Last-Modified", "Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "get", "PROPFIND"})
    void otherMethodsAreNotAllowed(String method) {
        for (String key : new String[] {Conversation.KEY, "missing", ""}) {
            Conversation.aboutTenBytes()
                    .with("Range", "bytes=0-3")
                    .ask(method, key)
                    .is(405, 0, "")
                    .hasExactly("Allow")
                    .has("Allow", "GET, HEAD, OPTIONS");
        }
    }

    @Test
    void optionsNamesTheMethods() {
        for (String key : new String[] {Conversation.KEY, "missing", "*"}) {
            Conversation.aboutTenBytes()
                    .ask("OPTIONS", key)
                    .is(200, 0, "")
                    .hasExactly("Allow")
                    .has("Allow", "GET, HEAD, OPTIONS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "missing", "folder/", "folder", "/", "../object.bin"})
    void whatIsNoObjectIsAMiss(String key) {
        for (String method : new String[] {"GET", "HEAD"}) {
            Conversation.aboutTenBytes()
                    .with("Range", "bytes=0-3")
                    .with("If-Match", "\"other\"")
                    .ask(method, key)
                    .is(404, 0, "")
                    .hasExactly();
        }
    }

    @Test
    void theDialectHoldsNothingBack() {
        assertThat(Conversation.about(1).with("Range", "bytes=0-0").get().body())
                .isEqualTo("0");
    }
}
