package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "9999999, 9999999 B",
        "10000000, 10.0 MB",
        "999949999, 999.9 MB",
        "999950000, 1.0 GB",
        "1500000000000, 1.5 TB",
        "9223372036854775807, 9.2 EB"
    })
    void bytesAreExactAsLongAsTheyAreShort(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text).hasSizeLessThanOrEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0ms",
        "49999, 0.0ms",
        "45300000, 45.3ms",
        "99999940000, 99999.9ms",
        "99999960000, 100.0s",
        "999999940000000, 999999.9s",
        "999999960000000, 11.6d",
        "9223372036854775807, 106752.0d"
    })
    void durationsAreShort(long nanos, String text) {
        assertThat(Figures.duration(Duration.ofNanos(nanos))).isEqualTo(text).hasSizeLessThanOrEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0%", "1e-12, <0.1%", "0.001, 0.1%", "0.5, 50.0%", "0.99999, 99.9%", "1, 100.0%"})
    void onlyNothingIsNoneAndOnlyAllIsAll(double fraction, String text) {
        assertThat(Figures.percent(fraction)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.00x", "99.99, 99.99x", "99.999, 100x", "12345, 12345x"})
    void timesAreShort(double factor, String text) {
        assertThat(Figures.times(factor)).isEqualTo(text);
    }

    @Test
    void countsAreOfOneOrMany() {
        assertThat(Figures.count(0, "request")).isEqualTo("0 requests");
        assertThat(Figures.count(1, "request")).isEqualTo("1 request");
        assertThat(Figures.count(1_200, "request")).isEqualTo("1,200 requests");
    }
}
