package dev.snailmail.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\0",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u2028",
                "\u2029", // controls, line breaks
                "\u200b",
                "\u200d",
                "\u200f",
                "\u202e",
                "\u2066",
                "\ufeff", // of no shape, or turning text around
                "\ud83d",
                "\ude00",
                "\udb40\udc41" // halves of pairs; an invisible tag
            })
    void whatWouldBreakALineIsAQuestionMark(String character) {
        assertThat(Printable.inLine("a" + character + "b")).isEqualTo("a?b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "tile/0.0.0", "<script>", "schön", "日本語", "שלום", "e\u0301", "\ud83d\udc0c", "100%"})
    void whatCanBeReadStays(String text) {
        assertThat(Printable.inLine(text)).isEqualTo(text);
    }

    @Test
    void eachCharacterIsAQuestionMarkOfItsOwn() {
        assertThat(Printable.inLine("a\r\n\u202eb")).isEqualTo("a???b");
    }
}
