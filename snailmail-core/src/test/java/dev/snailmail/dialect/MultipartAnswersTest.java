package dev.snailmail.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several ranges in one request. */
class MultipartAnswersTest {

    private static Answer range(long size, String range) {
        return Conversation.about(size).with("Range", range).get();
    }

    /** Takes a body apart as RFC 2046 has it; each part as "first-last/size: bytes". */
    private static List<String> parts(Answer answer) {
        String type = answer.header("Content-Type");
        assertThat(type).startsWith("multipart/byteranges; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        assertThat(boundary).matches("[0-9A-Za-z'()+_,./:=?-]{1,70}");
        assertThat(answer.body()).startsWith("--" + boundary + "\r\n").endsWith("\r\n--" + boundary + "--\r\n");
        String inner = answer.body()
                .substring(boundary.length() + 4, answer.body().length() - ("\r\n--" + boundary + "--\r\n").length());
        List<String> parts = new ArrayList<>();
        for (String part : inner.split("\r\n--" + boundary + "\r\n", -1)) {
            int headEnd = part.indexOf("\r\n\r\n");
            List<String> head = List.of(part.substring(0, headEnd).split("\r\n"));
            assertThat(head).hasSize(2).contains("Content-Type: application/octet-stream");
            parts.add(head.get(1).replace("Content-Range: bytes ", "") + ": " + part.substring(headEnd + 4));
        }
        return parts;
    }

    private static void assertParts(Answer answer, String... expected) {
        assertThat(answer.status()).isEqualTo(206);
        answer.hasExactly("Accept-Ranges", "ETag", "Last-Modified", "Content-Type");
        assertThat(answer.contentLength()).isEqualTo(answer.body().length());
        assertThat(parts(answer)).containsExactly(expected);
    }

    @Test
    void partsComeInTheOrderAsked() {
        assertParts(range(10, "bytes=0-1, 3-4"), "0-1/10: 01", "3-4/10: 34");
        assertParts(range(10, "bytes=-2,0-0,4-5"), "8-9/10: 89", "0-0/10: 0", "4-5/10: 45");
    }

    @Test
    void whatCannotBeSatisfiedIsLeftOut() {
        assertParts(range(10, "bytes=20-30,1-2,-0,5-6,10-"), "1-2/10: 12", "5-6/10: 56");
    }

    @Test
    void onePartThatRemainsIsAPlainPart() {
        range(10, "bytes=20-30,1-2").isPart(1, 2, 10);
        range(10, "bytes=1-2,-0").isPart(1, 2, 10);
    }

    @Test
    void noneThatRemainsCannotBeSatisfied() {
        range(10, "bytes=10-,20-30,-0").isUnsatisfiable(10);
    }

    @Test
    void twoThatOverlapAreSentTwice() {
        assertParts(range(10, "bytes=0-2,2-4"), "0-2/10: 012", "2-4/10: 234");
        assertParts(range(10, "bytes=0-2,2-4,6-7"), "0-2/10: 012", "2-4/10: 234", "6-7/10: 67");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 | bytes=0-2,2-4,4-6     | three that overlap",
                "100 | bytes=0-0,0-0,0-0     | one of one byte three times",
                "100 | bytes=0-1,1-2,8-9,9-9 | two pairs that overlap",
                "100 | bytes=0-50,0-50       | more than the object",
                "10  | bytes=0-,-1           | more than the object by one",
                "10  | bytes=0-9,5-99        | clamped, and still more than the object",
            })
    void whatAsksForTooMuchIsAnsweredWhole(long size, String range, String why) {
        range(size, range).isWhole(size);
    }

    @Test
    void asMuchAsTheObjectIsStillSentInParts() {
        assertParts(range(10, "bytes=5-9,0-4"), "5-9/10: 56789", "0-4/10: 01234");
    }

    @Test
    void upToSixtyFourRangesAreServed() {
        assertThat(parts(range(1_000, manyRanges(64)))).hasSize(64);
        range(1_000, manyRanges(65)).isWhole(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5000-5001", "-0"})
    void moreThanSixtyFourAreIgnoredEvenIfTheyAreNowhere(String nowhere) {
        String ranges = IntStream.range(0, 65).mapToObj(i -> nowhere).collect(Collectors.joining(","));
        range(1_000, "bytes=" + ranges).isWhole(1_000);
    }

    private static String manyRanges(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (3 * i) + "-" + (3 * i + 1))
                .collect(Collectors.joining(",", "bytes=", ""));
    }

    @Test
    void theSameRequestHasTheSameBytes() {
        assertThat(range(10, "bytes=0-1,3-4")).isEqualTo(range(10, "bytes=0-1,3-4"));
    }
}
