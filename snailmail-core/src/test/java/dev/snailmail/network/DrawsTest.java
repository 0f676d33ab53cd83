package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "draws(arrival)                        | draws(arrival)",
                "Draws( ARRIVAL )                      | draws(arrival)",
                "draws(method, key, query, range, occurrence) | draws(method, key, query, range, occurrence)",
                "draws(Occurrence,KEY)                 | draws(key, occurrence)",
                "draws(range)                          | draws(range)"
            })
    void areReadHoweverTheyAreSpaced(String written, String canonical) {
        assertThat(Draws.parse(written)).hasToString(canonical);
        assertThat(Draws.parse(written)).isEqualTo(Draws.parse(canonical)).hasSameHashCodeAs(Draws.parse(canonical));
    }

    @Test
    void areKeyedByAnyPartsInAnyOrder() {
        assertThat(Draws.keyedBy(Draws.Part.OCCURRENCE, Draws.Part.KEY))
                .isEqualTo(Draws.keyedBy(Draws.Part.KEY, Draws.Part.OCCURRENCE))
                .hasToString("draws(key, occurrence)")
                .isNotEqualTo(Draws.keyedBy(Draws.Part.KEY))
                .isNotEqualTo("draws(key, occurrence)");
        assertThat(Draws.keyedBy(Draws.Part.values())).isEqualTo(Draws.DEFAULT);
        assertThat(Draws.inArrivalOrder())
                .isEqualTo(Draws.inArrivalOrder())
                .isNotEqualTo(Draws.DEFAULT)
                .hasToString("draws(arrival)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "draws           | lacks what draws are keyed by",
                "draws()         | lacks what draws are keyed by",
                "draws(key, key) | is out of bounds: parts (key, key) must not have key twice",
                "draws(colour)   | 'has colour, which is no part of a request'",
                "draws(key, arrival) | 'has arrival, which is no part of a request'",
                "draws(key=1)    | has no parameter called key",
                "draws(key,)     | has an empty argument",
                "dealt(key)      | names no draws"
            })
    void anErrorSaysWhatIsWrongAndWhatIsAllowed(String written, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draws.parse(written))
                .withMessageStartingWith("\"" + written + "\" " + problem + "; allowed: ")
                .withMessageEndingWith("; see docs/specs.md");
    }

    @Test
    void refuseNoPartsAndAPartTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(Draws::keyedBy)
                .withMessage("parts () must be at least one of (method, key, query, range, occurrence)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draws.keyedBy(Draws.Part.KEY, Draws.Part.RANGE, Draws.Part.KEY))
                .withMessage("parts (key, range, key) must not have key twice");
    }
}
