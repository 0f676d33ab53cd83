package dev.snailmail.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HttpDatesTest {

    @Property
    void whatIsFormattedParsesBack(@ForAll @LongRange(min = -2_000_000_000L, max = 200_000_000_000L) long second) {
        Instant instant = Instant.ofEpochSecond(second);
        assertThat(HttpDates.parse(HttpDates.format(instant.plusMillis(999)))).contains(instant);
    }

    @Test
    void theExamplesOfTheRfcAreOneDate() {
        Instant instant = Instant.parse("1994-11-06T08:49:37Z");
        assertThat(HttpDates.format(instant)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDates.parse("Sun, 06 Nov 1994 08:49:37 GMT")).contains(instant);
        assertThat(HttpDates.parse("Sunday, 06-Nov-94 08:49:37 GMT")).contains(instant);
        assertThat(HttpDates.parse("Sun Nov  6 08:49:37 1994")).contains(instant);
    }

    @Test
    void aTwoDigitYearIsNotMoreThanFiftyYearsAhead() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int years : new int[] {-40, 0, 40}) {
            LocalDate date = LocalDate.of(today.getYear() + years, 3, 1);
            String text = DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy' 00:00:00 GMT'", Locale.US)
                    .format(date);
            assertThat(HttpDates.parse(text))
                    .contains(date.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    @Test
    void secondsThatShareAPlaceInTheMemoryAreNotMixedUp() {
        IntStream.range(0, 2_000).parallel().forEach(i -> {
            long second = 1_700_000_000L + (i % 4) * 256L;
            assertThat(HttpDates.parse(HttpDates.format(Instant.ofEpochSecond(second))))
                    .contains(Instant.ofEpochSecond(second));
        });
    }

    @Test
    void aYearHasFourDigits() {
        assertThat(HttpDates.format(Instant.parse("+20000-01-01T00:00:00Z")))
                .isEqualTo("Sat, 01 Jan 9999 00:00:00 GMT");
        assertThat(HttpDates.format(Instant.parse("-0044-03-15T12:00:00Z"))).matches("..., 15 Mar 0000 12:00:00 GMT");
        assertThat(HttpDates.format(Instant.parse("0999-12-31T23:59:59Z"))).matches("..., 31 Dec 0999 23:59:59 GMT");
    }
}
