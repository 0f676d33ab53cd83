package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatchetTextTest {

    private static final String TEXT = """
            # A header.

            # Why it takes two.
            b(int)[2]: gets=2 bytes=30
            # Below.

            c(): gets=1
            """;

    private static Map<Figure, Long> gets(long gets) {
        return Map.of(Figure.GETS, gets);
    }

    @Test
    void knowsFiguresAndLinesOfTests() {
        RatchetText text = RatchetText.parse(TEXT);

        assertThat(text.figures("b(int)[2]")).contains(Map.of(Figure.GETS, 2L, Figure.BYTES, 30L));
        assertThat(text.lineOf("b(int)[2]")).isEqualTo(4);
        assertThat(text.lineOf("c()")).isEqualTo(7);
        assertThat(text.figures("b(int)")).isEmpty();
        assertThat(text.lineOf("b(int)")).isZero();
        assertThat(text).hasToString(TEXT);
    }

    @Test
    void replacesFiguresWhereTheyStand() {
        assertThat(RatchetText.parse(TEXT).with("c()", gets(7)))
                .hasToString(TEXT.replace("c(): gets=1", "c(): gets=7"));
    }

    @Test
    void putsNewTestsInOrderAndCommentsStayAboveTheirs() {
        RatchetText text = RatchetText.parse(TEXT);

        assertThat(text.with("a()", gets(1))).hasToString(TEXT.replace("# Why", "a(): gets=1\n# Why"));
        assertThat(text.with("bb()", gets(1))).hasToString(TEXT.replace("c():", "bb(): gets=1\nc():"));
        assertThat(text.with("d()", gets(1))).hasToString(TEXT + "d(): gets=1\n");
    }

    @Test
    void doesNotDependOnTheOrderOfTests() {
        List<String> orders = List.of("abc", "acb", "bac", "bca", "cab", "cba");
        assertThat(orders).allSatisfy(order -> {
            RatchetText text = RatchetText.parse("# The figures of X.\n\n");
            for (String key : order.split("")) {
                text = text.with(key + "()", gets(1));
            }
            assertThat(text).hasToString("# The figures of X.\n\na(): gets=1\nb(): gets=1\nc(): gets=1\n");
        });
    }

    @Test
    void writesFiguresInTheirOrder() {
        assertThat(RatchetText.parse("")
                        .with("a()", Map.of(Figure.GETS, 3L))
                        .with("a()", new EnumMap<>(Map.of(Figure.REREADS, 0L, Figure.BYTES, 5L, Figure.REQUESTS, 3L))))
                .hasToString("a(): requests=3 bytes=5 rereads=0\n");
    }

    @Test
    void keepsTheEndsOfLinesAndEndsTheLast() {
        assertThat(RatchetText.parse("# x\r\na(): gets=1").with("b()", gets(2)))
                .hasToString("# x\r\na(): gets=1\r\nb(): gets=2\r\n");
    }

    @Test
    void testsMayHaveAnyName() {
        for (String key :
                List.of("reads a: gets=1 tile()", "\\#1()", "[2].A[1].b(int, String[])[3]@a%3Ab", "ä b(): x()")) {
            RatchetText text = RatchetText.parse("").with(key, gets(2));
            assertThat(RatchetText.parse(text.toString()).figures(key)).as(key).contains(gets(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a()",
                "a(): ",
                "a(): gets",
                "a(): gets=",
                "a(): gets=-1",
                "a(): gets=1.5",
                "a(): get=1",
                "a(): gets=1, bytes=2",
                "a(): gets=1 gets=1",
                "a(): gets=99999999999999999999",
                "a() gets=1",
                ": gets=1",
                "<<<<<<< HEAD"
            })
    void aLineThatCannotBeReadIsNamed(String line) {
        assertThatThrownBy(() -> RatchetText.parse("# x\n" + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "line 2: \"" + line.strip() + "\" cannot be read; allowed: an empty line, a comment that begins"
                                + " with #, or a test and its figures, such as \"readsATile(ServerHandle): gets=3 bytes=65536\","
                                + " each figure at most once, of: requests, gets, misses, bytes, roundTrips, maxInFlight,"
                                + " connections, rereads");
    }

    @Test
    void aTestWithTwoLinesIsAnError() {
        assertThatThrownBy(() -> RatchetText.parse("a(): gets=1\n\na(): gets=1\n"))
                .hasMessage("line 3: \"a()\" has a line already; keep one of them");
    }
}
