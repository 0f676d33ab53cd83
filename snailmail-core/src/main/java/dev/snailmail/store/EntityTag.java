package dev.snailmail.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Strong entity tags, in quotes. */
final class EntityTag {

    private static final int DIGEST_BYTES = 12;

    private EntityTag() {}

    static String ofContent(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES) + '"';
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String ofNumbers(long... numbers) {
        StringBuilder tag = new StringBuilder("\"");
        for (long number : numbers) {
            if (tag.length() > 1) {
                tag.append('-');
            }
            tag.append(Long.toHexString(number));
        }
        return tag.append('"').toString();
    }
}
