package dev.snailmail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    private static final long SIZE = 10;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3                                       | 0 | 4",
                "bytes=4-                                        | 4 | 6",
                "bytes=-3                                        | 7 | 3",
                "bytes=9-9                                       | 9 | 1",
                "bytes=0-                                        | 0 | 10",
                "bytes=-10                                       | 0 | 10",
                "bytes=-20                                       | 0 | 10",
                "bytes=5-99                                      | 5 | 5",
                "bytes=0-9223372036854775807                     | 0 | 10",
                "bytes=0-9223372036854775808                     | 0 | 10",
                "bytes=0-99999999999999999999                    | 0 | 10",
                "bytes=-99999999999999999999                     | 0 | 10",
                "bytes=00000000000000000000000003-00000000000005 | 3 | 3",
                "Bytes=0-3                                       | 0 | 4",
                "BYTES=0-3                                       | 0 | 4",
                "bytes= 0-3                                      | 0 | 4",
                "bytes=0-3,                                      | 0 | 4",
                "bytes=,0-3                                      | 0 | 4",
                "'bytes=, ,\t0-3\t,,'                            | 0 | 4",
            })
    void oneRangeThatCanBeSatisfied(String header, long offset, long length) {
        List<ByteRange> ranges = ByteRange.parse(header);
        assertThat(ranges).hasSize(1);
        assertThat(ranges.get(0).resolve(SIZE)).contains(new Extent(offset, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=10-",
                "bytes=10-12",
                "bytes=-0",
                "bytes=-000",
                "bytes=99999999999999999999-",
                "bytes=99999999999999999998-99999999999999999999"
            })
    void oneRangeThatCannotBeSatisfied(String header) {
        List<ByteRange> ranges = ByteRange.parse(header);
        assertThat(ranges).hasSize(1);
        assertThat(ranges.get(0).resolve(SIZE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=5-2",
                "bytes=abc",
                "bytes=-",
                "bytes=5",
                "bytes=0--1",
                "bytes=--1",
                "bytes=+0-3",
                "bytes=0-+3",
                "bytes=0-3-5",
                "bytes=0 - 3",
                "bytes=0x0-3",
                "bytes=٠-٣",
                "bytes=1e1-",
                "bytes=0-3;4-5",
                "bytes=99999999999999999999-88888888888888888888",
                "bytes=99999999999999999999-5",
                "lines=0-3",
                "bytes",
                "bytes=",
                "bytes=,",
                "bytes= , ",
                "bytes =0-3",
                " bytes=0-3",
                "bytes:0-3",
                "0-3",
                "",
                "bytes=0-3, 5-2",
                "bytes=0-3, abc, 4-5",
                "bytes=0-3,\u00a04-5"
            })
    void whatIsNoValidSetOfRangesIsIgnored(String header) {
        assertThat(ByteRange.parse(header)).isEmpty();
    }

    @Test
    void severalRangesKeepTheOrderAsked() {
        assertThat(ByteRange.parse("bytes=3-4, -2,0-0,7-"))
                .containsExactly(
                        new ByteRange(3, 4, false),
                        new ByteRange(0, 2, true),
                        new ByteRange(0, 0, false),
                        new ByteRange(7, Long.MAX_VALUE, false));
    }

    @Test
    void anEmptyObjectSatisfiesNothing() {
        for (String header : List.of("bytes=0-", "bytes=0-0", "bytes=-1", "bytes=-0")) {
            assertThat(ByteRange.parse(header).get(0).resolve(0)).as(header).isEmpty();
        }
    }

    @Test
    void theLargestObjectHasALastByte() {
        long size = Long.MAX_VALUE;
        assertThat(resolved("bytes=9223372036854775806-", size)).contains(new Extent(size - 1, 1));
        assertThat(resolved("bytes=9223372036854775807-", size)).isEmpty();
        assertThat(resolved("bytes=0-", size)).contains(new Extent(0, size));
        assertThat(resolved("bytes=-99999999999999999999", size)).contains(new Extent(0, size));
    }

    private static Optional<Extent> resolved(String header, long size) {
        return ByteRange.parse(header).get(0).resolve(size);
    }
}
