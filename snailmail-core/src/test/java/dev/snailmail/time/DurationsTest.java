package dev.snailmail.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @Property
    void whatIsFormattedParsesBack(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        assertThat(Durations.parse(Durations.format(duration))).contains(duration);
        assertThat(Durations.parse(Durations.format(duration.negated()))).contains(duration.negated());
    }

    @Property
    void shortDurationsParseBackToo(@ForAll @LongRange(min = 0, max = 100_000_000_000L) long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        assertThat(Durations.parse(Durations.format(duration))).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ms",
        "1, 1ns",
        "999, 999ns",
        "1000, 1us",
        "250000, 250us",
        "999999, 999.999us",
        "1000000, 1ms",
        "45000000, 45ms",
        "1500000, 1.5ms",
        "1000000000, 1s",
        "90000000000, 90s",
        "-45000000, -45ms",
        "9223372036854775807, 9223372036.854775807s",
    })
    void formatsInTheLargestUnitUpToSeconds(long nanos, String text) {
        assertThat(Durations.format(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "45ms, 45000000",
        "45 ms, 45000000",
        "'  45ms ', 45000000",
        "45MS, 45000000",
        "1.5s, 1500000000",
        "250us, 250000",
        "250µs, 250000",
        "7ns, 7",
        "2min, 120000000000",
        "0.5min, 30000000000",
        "007ms, 7000000",
        "1.9ns, 1",
        "-1.9ns, -1",
        "-45ms, -45000000",
        "0s, 0",
    })
    void readsTheSpellingsOfPeople(String text, long nanos) {
        assertThat(Durations.parse(text)).contains(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20                  | needs a unit, such as 20ms or 20s",
                "' 1.5 '             | needs a unit, such as 1.5ms or 1.5s",
                "-3                  | needs a unit, such as -3ms or -3s",
                "999999999999min     | must be at most 9223372036854775807ns, about 292 years",
                "45h                 | must be a number and a unit of ns, us, ms, s or min, such as 45ms",
                "''                  | must be a number and a unit of ns, us, ms, s or min, such as 45ms",
            })
    void saysWhatIsWrong(String text, String problem) {
        assertThat(Durations.problem(text)).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "45",
                "ms",
                "45 m s",
                "45m",
                "45h",
                "45 hours",
                "1e3ms",
                "+5ms",
                "--5ms",
                ".5s",
                "5.s",
                "1,5s",
                "NaN ms",
                "Infinityms",
                "0x10ms",
                "٤٥ms",
                "45ms 3us",
                "PT1S",
                "1_000ms"
            })
    void refusesEverythingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFitNanosecondsInALong() {
        assertThat(Durations.parse("9223372036854775807ns")).contains(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(Durations.parse("9223372036854775808ns")).isEmpty();
        assertThat(Durations.parse("-9223372036854775808ns")).isEmpty();
        assertThat(Durations.parse("99999999999999999999min")).isEmpty();
    }

    @Test
    void millisecondsForReadingHaveThreePlaces() {
        assertThat(Durations.toMillis(Duration.ofNanos(45_123_456))).isEqualTo(45.123);
        assertThat(Durations.toMillis(Duration.ofNanos(45_123_500))).isEqualTo(45.124);
        assertThat(Durations.toMillis(Duration.ofNanos(499))).isZero();
    }
}
