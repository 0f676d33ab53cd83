package dev.snailmail.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.Header;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A plan as its client will see it.
 *
 * @param contentLength the Content-Length, -1 for no such line
 * @param body all bytes of the body, one character each
 */
record Answer(int status, Map<String, String> headers, long contentLength, String body) {

    static Answer read(ResponsePlan plan) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : plan.headers()) {
            assertThat(headers.put(header.name(), header.value()))
                    .as("a second line of " + header)
                    .isNull();
        }
        StringBuilder body = new StringBuilder();
        for (Segment segment : plan.body()) {
            body.append(read(segment));
        }
        assertThat(plan.bodyLength()).isEqualTo(body.length());
        return new Answer(plan.status(), headers, plan.contentLength(), body.toString());
    }

    private static String read(Segment segment) {
        ByteBuffer target = ByteBuffer.allocate((int) segment.length());
        try {
            segment.content().read(segment.position(), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(target.hasRemaining()).as("bytes that are not there").isFalse();
        return new String(target.array(), StandardCharsets.ISO_8859_1);
    }

    String header(String name) {
        return headers.get(name);
    }

    Answer isWhole() {
        return isWhole(10);
    }

    Answer isWhole(long size) {
        return is(200, size, CountingObject.digits(0, size))
                .hasExactly("Accept-Ranges", "ETag", "Last-Modified", "Content-Type");
    }

    Answer isPart(long first, long last, long size) {
        return is(206, last - first + 1, CountingObject.digits(first, last - first + 1))
                .hasExactly("Accept-Ranges", "ETag", "Last-Modified", "Content-Type", "Content-Range")
                .has("Content-Range", "bytes " + first + "-" + last + "/" + size);
    }

    Answer isUnsatisfiable(long size) {
        return is(416, 0, "").hasExactly("Content-Range").has("Content-Range", "bytes */" + size);
    }

    Answer isNotModified() {
        return is(304, -1, "").hasExactly("Accept-Ranges", "ETag", "Last-Modified");
    }

    Answer isPreconditionFailed() {
        return is(412, 0, "").hasExactly("ETag", "Last-Modified");
    }

    Answer is(int expectedStatus, long expectedLength, String expectedBody) {
        assertThat(status).isEqualTo(expectedStatus);
        assertThat(contentLength).isEqualTo(expectedLength);
        assertThat(body).isEqualTo(expectedBody);
        return this;
    }

    Answer has(String name, String value) {
        assertThat(headers).containsEntry(name, value);
        return this;
    }

    /** What tells when an object was changed also tells when the answer was made. */
    Answer hasExactly(String... names) {
        Set<String> expected = new TreeSet<>(List.of(names));
        if (expected.contains("Last-Modified")) {
            expected.add("Date");
        }
        assertThat(headers).containsOnlyKeys(expected);
        if (headers.containsKey("ETag")) {
            has("ETag", CountingObject.ETAG).has("Last-Modified", CountingObject.LAST_MODIFIED_TEXT);
        }
        if (headers.containsKey("Accept-Ranges")) {
            has("Accept-Ranges", "bytes");
        }
        return this;
    }
}
