package dev.snailmail.dialect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The media type of an object by the extension of its key: the same on every machine, from one table of our own. */
final class ContentTypes {

    private static final String UNKNOWN = "application/octet-stream";
    private static final String TABLE = "content-types.txt";
    private static final Map<String, String> BY_EXTENSION = read();

    private ContentTypes() {}

    static String of(String key) {
        int dot = key.lastIndexOf('.');
        if (dot < 0 || key.indexOf('/', dot) >= 0) {
            return UNKNOWN;
        }
        return BY_EXTENSION.getOrDefault(key.substring(dot + 1).toLowerCase(Locale.ROOT), UNKNOWN);
    }

    /** Reads lines such as {@code image/jpeg jpg jpeg}. */
    private static Map<String, String> read() {
        Map<String, String> types = new HashMap<>();
        try (InputStream table = ContentTypes.class.getResourceAsStream(TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.isEmpty() || line.charAt(0) == '#' ? new String[0] : line.split(" +");
                for (int i = 1; i < words.length; i++) {
                    types.put(words[i], words[0]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
        return types;
    }
}
