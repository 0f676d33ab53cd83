package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.RecordedConnection;
import dev.snailmail.wire.WireResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsOnTheWireTest {

    private static final String LONG_AGO = "Sat, 01 Jan 2000 00:00:00 GMT";
    private static final String FAR_AHEAD = "Fri, 01 Jan 2100 00:00:00 GMT";

    private static RecordedConnection connection;
    private static String etag;
    private static String lastModified;

    @BeforeAll
    static void connect() {
        connection = new RecordedConnection();
        WireResponse response = connection.get("/digits");
        etag = response.header("ETag").orElseThrow();
        lastModified = response.header("Last-Modified").orElseThrow();
    }

    @AfterAll
    static void close() {
        connection.close();
    }

    private static String filledIn(String line) {
        return line.replace("ETAG", etag).replace("MODIFIED", lastModified);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: \"another\"", "If-Match: W/ETAG", "If-Unmodified-Since: " + LONG_AGO})
    void aFailingConditionIs412(String line) {
        WireResponse response = connection.get("/digits", filledIn(line));
        assertThat(response.status()).isEqualTo(412);
        assertValidators(response);
        assertThat(response.header("Content-Length")).contains("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-None-Match: ETAG",
                "If-None-Match: W/ETAG",
                "If-None-Match: *",
                "If-None-Match: \"another\", ETAG",
                "If-Modified-Since: MODIFIED",
                "If-Modified-Since: " + FAR_AHEAD
            })
    void whatTheClientHasIs304WithoutABody(String line) {
        for (String method : new String[] {"GET", "HEAD"}) {
            WireResponse response = connection.request(method, "/digits", filledIn(line), "Range: bytes=0-3");
            assertThat(response.status()).isEqualTo(304);
            assertValidators(response);
            assertThat(response.header("Accept-Ranges")).contains("bytes");
            assertThat(response.header("Content-Length")).isEmpty();
        }
    }

    @Test
    void ifNoneMatchMayHaveSeveralLines() {
        WireResponse response = connection.get("/digits", "If-None-Match: \"another\"", "If-None-Match: " + etag);
        assertThat(response.status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-Match: ETAG",
                "If-Match: *",
                "If-Match: \"another\", ETAG",
                "If-Unmodified-Since: MODIFIED",
                "If-Unmodified-Since: nonsense",
                "If-None-Match: \"another\"",
                "If-Modified-Since: " + LONG_AGO,
                "If-Modified-Since: nonsense"
            })
    void aConditionThatHoldsChangesNothing(String line) {
        WireResponse response = connection.get("/digits", filledIn(line));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo(RecordedConnection.DIGITS);
    }

    @Test
    void datesAreIgnoredBesideEntityTags() {
        assertThat(connection
                        .get("/digits", "If-Match: " + etag, "If-Unmodified-Since: " + LONG_AGO)
                        .status())
                .isEqualTo(200);
        assertThat(connection
                        .get("/digits", "If-None-Match: \"another\"", "If-Modified-Since: " + FAR_AHEAD)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETAG", "MODIFIED"})
    void ifRangeWithTheRightValidatorKeepsTheRange(String validator) {
        WireResponse response = connection.get("/digits", "Range: bytes=0-3", filledIn("If-Range: " + validator));
        assertThat(response.status()).isEqualTo(206);
        assertThat(response.text()).isEqualTo("0123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/ETAG", "\"another\"", LONG_AGO, FAR_AHEAD, "garbage"})
    void ifRangeWithAnyOtherIgnoresTheRange(String validator) {
        WireResponse response = connection.get("/digits", "Range: bytes=0-3", filledIn("If-Range: " + validator));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo(RecordedConnection.DIGITS);
    }

    private static void assertValidators(WireResponse response) {
        assertThat(response.header("ETag")).contains(etag);
        assertThat(response.header("Last-Modified")).contains(lastModified);
    }
}
