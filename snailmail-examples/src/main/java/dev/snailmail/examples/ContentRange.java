package dev.snailmail.examples;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of an object a response has, if what it says of them agrees with itself.
 *
 * @param first the position of the first
 * @param last the position of the last
 * @param size how many bytes the object has
 */
record ContentRange(long first, long last, long size) {

    private static final Pattern VALUE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    /** The range of a part that begins where it was asked for. */
    static ContentRange of(HttpResponse<?> response, long offset) throws IOException {
        String value = response.headers().firstValue("Content-Range").orElse("none");
        Matcher matcher = VALUE.matcher(value);
        if (!matcher.matches()) {
            throw new IOException("Content-Range: " + value);
        }
        ContentRange range = new ContentRange(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
        if (range.first != offset || range.last - range.first + 1 != length(response)) {
            throw new IOException("asked for bytes from " + offset + " and got " + value);
        }
        return range;
    }

    static ContentRange ofWhole(HttpResponse<?> response) throws IOException {
        return new ContentRange(0, length(response) - 1, length(response));
    }

    private static long length(HttpResponse<?> response) throws IOException {
        return response.headers().firstValueAsLong("Content-Length").orElseThrow(() -> new IOException("no length"));
    }
}
