package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Recording;
import dev.snailmail.wire.RecordedConnection;
import dev.snailmail.wire.WireResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodsOnTheWireTest {

    private final RecordedConnection connection = new RecordedConnection();

    @AfterEach
    void close() {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"})
    void whatWritesIsNotAllowed(String method) {
        WireResponse response = connection.request(method, "/digits");
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(response.header("Content-Length")).contains("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "/digits", "/", "/missing"})
    void optionsSaysWhatIsAllowed(String target) {
        WireResponse response = connection.request("OPTIONS", target);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(response.header("Content-Length")).contains("0");
    }

    @ParameterizedTest
    @CsvSource({"/digits,200,10", "/empty,200,0", "/missing,404,0", "/,404,0"})
    void headHasTheHeadOfGetAndNoBody(String target, int status, String length) {
        WireResponse head = connection.request("HEAD", target);
        WireResponse get = connection.request("GET", target);
        assertThat(head.status()).isEqualTo(status).isEqualTo(get.status());
        assertThat(head.header("Content-Length")).contains(length).isEqualTo(get.header("Content-Length"));
        for (String name : new String[] {"ETag", "Last-Modified", "Content-Type", "Accept-Ranges"}) {
            assertThat(head.header(name)).isEqualTo(get.header(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-3", "bytes=20-", "bytes=0-1,4-5"})
    void headIgnoresRanges(String range) {
        WireResponse response = connection.request("HEAD", "/digits", "Range: " + range);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Length")).contains("10");
        assertThat(response.header("Content-Range")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/missing", "/digits/", "/digits/x", "/Digits"})
    void whatIsNoObjectIsAMiss(String target) {
        WireResponse response = connection.get(target, "Range: bytes=0-3", "If-None-Match: *");
        assertThat(response.status()).isEqualTo(404);
        assertThat(connection.server().recording().misses()).isEqualTo(1);
    }

    @Test
    void countsAreByMethod() {
        connection.request("HEAD", "/missing");
        connection.request("POST", "/missing");
        connection.request("OPTIONS", "/missing");
        Recording recording = connection.server().recording();
        assertThat(recording.byMethod()).isEqualTo(Map.of("GET", 3L, "HEAD", 1L, "OPTIONS", 1L, "POST", 1L));
        assertThat(recording.gets()).isEqualTo(3);
        assertThat(recording.requestCount()).isEqualTo(6);
        assertThat(recording.misses()).isEqualTo(1);
        assertThat(recording.byStatus()).isEqualTo(Map.of(200, 4L, 404, 1L, 405, 1L));
    }
}
