package dev.snailmail.wire;

import java.nio.charset.StandardCharsets;

/**
 * The end of a connection.
 *
 * @param bytes what came before it
 * @param reset whether the other side reset the connection, rather than to close it in good order
 */
public record WireEnd(byte[] bytes, boolean reset) {

    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
