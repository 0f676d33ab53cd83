package dev.snailmail.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * From the path of a URL to a key: percent-encoded bytes are decoded, all of them, as UTF-8. A plus is a plus, and
 * an encoded slash is a slash, as object stores have it. All leading slashes go, so that a base URL with a slash at its end
 * and a path with one at its beginning make a URL that works. A path that does not decode keeps one leading slash, which
 * keeps it from being the key of an object that happens to be named like that.
 */
final class KeyDecoder {

    private static final int ASCII = 0x80;
    private static final int HEX = 16;

    private KeyDecoder() {}

    static String decode(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        String encoded = path.substring(start);
        return isPlain(encoded) ? encoded : decodeBytes(encoded).orElse("/" + encoded);
    }

    private static boolean isPlain(String encoded) {
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%' || c >= ASCII) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decodeBytes(String encoded) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                // Undertow hands bytes that a client did not encode over as one character each.
                bytes.put((byte) c);
                continue;
            }
            int decoded = hexByte(encoded, i + 1);
            if (decoded < 0) {
                return Optional.empty();
            }
            bytes.put((byte) decoded);
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int hexByte(String text, int index) {
        if (index + 1 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(index), HEX);
        int low = Character.digit(text.charAt(index + 1), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
}
