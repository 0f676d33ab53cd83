package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "schön, 5",
        "日本語, 6",
        "한글, 4",
        "かな, 4",
        "カナ, 4",
        "ｶﾅ, 2",
        "Ａ, 2",
        "、, 2",
        "Ωλ, 2",
        "\ud840\udc0b, 2"
    })
    void eastAsianCharactersAreTwoColumns(String text, int columns) {
        assertThat(Cells.of(text, Glyphs.UNICODE)).isEqualTo(text);
        assertThat(Cells.width(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udc0c", // a snail
                "\u231a", // a watch, which is of the first plane
                "\u25fd", // a square, which is a symbol of mathematics
                "\u0301", // an accent on what is before it
                "\u0e31", // a vowel of Thai above what is before it
                "\u1161", // a vowel of a spelled-out Hangul syllable
                "\u05e9", // Hebrew
                "\u0634", // Arabic
                "\u0664", // an Arabic digit
                "\ud835\udd38", // a double-struck letter
                "\ue000", // private use
                "\u202e",
                "\n"
            })
    void whatHasNoCertainColumnsIsAQuestionMark(String character) {
        assertThat(Cells.of("a" + character + "b", Glyphs.UNICODE)).isEqualTo("a?b");
    }

    @Test
    void asciiGoesWithoutTheRest() {
        assertThat(Cells.of("schön 日本 \ud83d\udc0c~ \u007f", Glyphs.ASCII)).isEqualTo("sch?n ?? ?~ ?");
    }

    @Test
    void isCutAtWholeCharacters() {
        assertThat(Cells.end("abcdef", 6, "...")).isEqualTo("abcdef");
        assertThat(Cells.end("abcdefg", 6, "...")).isEqualTo("...efg");
        assertThat(Cells.beginning("abcdefg", 6, "...")).isEqualTo("abc...");
        assertThat(Cells.end("日本語", 6, "…")).isEqualTo("日本語");
        assertThat(Cells.end("日本語", 5, "…")).isEqualTo("…本語");
        assertThat(Cells.end("日本語", 4, "…")).isEqualTo("…語");
        assertThat(Cells.beginning("日本語", 4, "…")).isEqualTo("日…");
        assertThat(Cells.end("a\ud83d\udc0cb", 2, "…")).isEqualTo("…b");
        assertThat(Cells.end("abc", 1, "…")).isEqualTo("…");
    }

    @Test
    void isFilledByColumns() {
        assertThat(Cells.right("本", 4)).isEqualTo("  本");
        assertThat(Cells.right("abcde", 4)).isEqualTo("abcde");
    }
}
