package dev.snailmail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Globs against regular expressions, of alphabets so small that many texts match. */
class GlobPropertiesTest {

    @Property(tries = 5_000)
    void aGlobOfKeysMatchesWhatItsRegularExpressionDoes(
            @ForAll("patterns") String pattern, @ForAll("texts") String text) {
        assertThat(Glob.ofKeys(pattern).matches(text)).isEqualTo(matches(pattern, "[^/]*", "[^/]", text));
    }

    @Property(tries = 5_000)
    void aGlobOfTextMatchesWhatItsRegularExpressionDoes(
            @ForAll("patterns") String pattern, @ForAll("texts") String text) {
        assertThat(Glob.ofText(pattern).matches(text)).isEqualTo(matches(pattern, ".*", ".", text));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab/*?\n.").ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab/\n.").ofMaxLength(10);
    }

    private static boolean matches(String pattern, String star, String questionMark, String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '?') {
                regex.append(questionMark);
            } else if (c != '*') {
                regex.append(Pattern.quote(String.valueOf(c)));
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(star);
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
