package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.RecordedConnection;
import dev.snailmail.wire.WireResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesOnTheWireTest {

    private static RecordedConnection connection;

    @BeforeAll
    static void connect() {
        connection = new RecordedConnection();
    }

    @AfterAll
    static void close() {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3 | 0-3 | 0123",
                "bytes=0-0 | 0-0 | 0",
                "bytes=4- | 4-9 | 456789",
                "bytes=9- | 9-9 | 9",
                "bytes=-3 | 7-9 | 789",
                "bytes=-20 | 0-9 | 0123456789",
                "bytes=5-99 | 5-9 | 56789",
                "bytes=0-99999999999999999999 | 0-9 | 0123456789",
                "bytes=-99999999999999999999 | 0-9 | 0123456789",
                "Bytes=0-3 | 0-3 | 0123",
                "BYTES=0-3 | 0-3 | 0123",
                "bytes= 0-3 | 0-3 | 0123",
                "bytes=0-1, | 0-1 | 01",
                "bytes=,0-1 | 0-1 | 01",
                "bytes=0-1, 30-40 | 0-1 | 01",
            })
    void oneSatisfiableRangeIsAPlain206(String range, String contentRange, String body) {
        WireResponse response = connection.get("/digits", "Range: " + range);
        assertThat(response.status()).isEqualTo(206);
        assertThat(response.header("Content-Range")).contains("bytes " + contentRange + "/10");
        assertThat(response.header("Content-Length")).contains(Integer.toString(body.length()));
        assertThat(response.header("Accept-Ranges")).contains("bytes");
        assertThat(response.header("ETag")).isPresent();
        assertThat(response.header("Last-Modified")).isPresent();
        assertThat(response.text()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=10-",
                "bytes=10-12",
                "bytes=-0",
                "bytes=99999999999999999999-",
                "bytes=99999999999999999998-99999999999999999999",
                "bytes=10-,20-30"
            })
    void anUnsatisfiableRangeIs416WithTheSize(String range) {
        WireResponse response = connection.get("/digits", "Range: " + range);
        assertThat(response.status()).isEqualTo(416);
        assertThat(response.header("Content-Range")).contains("bytes */10");
        assertThat(response.header("Content-Length")).contains("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=5-2",
                "bytes=abc",
                "bytes=-",
                "bytes=5",
                "bytes=0--1",
                "bytes=+0-3",
                "bytes=0-+3",
                "bytes=0-1,x",
                "bytes",
                "bytes=",
                "lines=0-3",
                "0-3",
                "bytes=0-3,1-4,2-5",
                "bytes=0-9,0-1"
            })
    void anInvalidOrWastefulRangeIsIgnored(String range) {
        assertWholeDigits(connection.get("/digits", "Range: " + range));
    }

    @Test
    void moreThan64RangesAreIgnored() {
        assertWholeDigits(connection.get("/digits", "Range: bytes=0-0" + ",30-40".repeat(64)));
    }

    @Test
    void exactly64RangesAreNot() {
        WireResponse response = connection.get("/digits", "Range: bytes=0-0" + ",30-40".repeat(63));
        assertThat(response.status()).isEqualTo(206);
        assertThat(response.text()).isEqualTo("0");
    }

    @Test
    void twoRangeLinesAreIgnored() {
        assertWholeDigits(connection.get("/digits", "Range: bytes=0-3", "Range: bytes=5-6"));
    }

    @Test
    void anEmptyObjectHasNoFirstByte() {
        WireResponse response = connection.get("/empty", "Range: bytes=0-");
        assertThat(response.status()).isEqualTo(416);
        assertThat(response.header("Content-Range")).contains("bytes */0");
    }

    @Test
    void theLastByteOfAnEmptyObjectIsAllOfIt() {
        WireResponse response = connection.get("/empty", "Range: bytes=-1");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Length")).contains("0");
    }

    private static void assertWholeDigits(WireResponse response) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Range")).isEmpty();
        assertThat(response.header("Content-Length")).contains("10");
        assertThat(response.text()).isEqualTo(RecordedConnection.DIGITS);
    }
}
