package dev.snailmail.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A response as it was on the wire.
 *
 * @param statusLine the status line
 * @param headerLines the header lines in their order
 * @param body the body, empty for none
 */
public record WireResponse(String statusLine, List<String> headerLines, byte[] body) {

    public int status() {
        return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    /** {@return the only value of a field; empty without the field} */
    public Optional<String> header(String name) {
        String prefix = name + ":";
        List<String> values = headerLines.stream()
                .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
        if (values.size() > 1) {
            throw new AssertionError("more than one " + name + " in " + headerLines);
        }
        return values.stream().findFirst();
    }

    public String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
