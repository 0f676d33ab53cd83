package dev.snailmail.report;

import dev.snailmail.text.Printable;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Text in columns of a terminal. A character takes one column, an East Asian one two. What terminals disagree about, or
 * what moves its neighbours, becomes a question mark: combining marks, emoji and other pictures, scripts that run from
 * right to left.
 */
final class Cells {

    private static final Set<UnicodeScript> WIDE = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);

    /** From here on symbols may be pictures of two columns; those before, such as currencies, are not. */
    private static final int FIRST_PICTURE = 0x2300;

    private Cells() {}

    /** {@return the text with a question mark for each character of no certain width, or that the glyphs go without} */
    static String of(String text, Glyphs glyphs) {
        StringBuilder cells = new StringBuilder(text.length());
        Printable.inLine(text)
                .codePoints()
                .map(character -> isCertain(character, glyphs) ? character : '?')
                .forEach(cells::appendCodePoint);
        return cells.toString();
    }

    private static boolean isCertain(int character, Glyphs glyphs) {
        if (character < 0x7f) {
            return true;
        }
        return glyphs != Glyphs.ASCII
                && (character <= 0xffff || UnicodeScript.of(character) == UnicodeScript.HAN)
                && isLeftToRight(character)
                && isOfKnownWidth(character);
    }

    private static boolean isLeftToRight(int character) {
        byte direction = Character.getDirectionality(character);
        return direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
                && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                && direction != Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static boolean isOfKnownWidth(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL -> character < FIRST_PICTURE || isFullWidth(character);
            // Vowels and finals of Hangul syllables that are spelled out join the letter before them.
            default -> character < 0x1160 || character > 0x11ff;
        };
    }

    /** {@return how many columns the text takes, if it is of certain width} */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int character) {
        return character >= 0x1100 && isFullWidth(character) ? 2 : 1;
    }

    private static boolean isFullWidth(int character) {
        // Half-width forms, among them Katakana and Hangul letters, are of those scripts all the same.
        boolean halfWidth = character >= 0xff61 && character <= 0xffdc || character >= 0xffe8 && character <= 0xffee;
        boolean punctuation = character >= 0x3000 && character <= 0x33ff
                || character >= 0xfe30 && character <= 0xfe6b
                || character >= 0xff01 && character <= 0xffe6;
        boolean extendedHangul = character >= 0xd7b0 && character <= 0xd7ff;
        return !halfWidth && !extendedHangul && (punctuation || WIDE.contains(UnicodeScript.of(character)));
    }

    /** {@return the text if it fits, or as much of its end as does behind an ellipsis} */
    static String end(String text, int columns, String ellipsis) {
        if (width(text) <= columns) {
            return text;
        }
        int left = columns - ellipsis.length();
        int from = text.length();
        while (from > 0) {
            int before = text.codePointBefore(from);
            left -= width(before);
            if (left < 0) {
                break;
            }
            from -= Character.charCount(before);
        }
        return ellipsis + text.substring(from);
    }

    /** {@return the text if it fits, or as much of its beginning as does before an ellipsis} */
    static String beginning(String text, int columns, String ellipsis) {
        if (width(text) <= columns) {
            return text;
        }
        int left = columns - ellipsis.length();
        int to = 0;
        while (to < text.length()) {
            int next = text.codePointAt(to);
            left -= width(next);
            if (left < 0) {
                break;
            }
            to += Character.charCount(next);
        }
        return text.substring(0, to) + ellipsis;
    }

    /** {@return the text behind as many blanks as it takes to fill the columns} */
    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }
}
