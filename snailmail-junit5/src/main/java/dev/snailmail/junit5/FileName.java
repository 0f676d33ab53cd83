package dev.snailmail.junit5;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes names of files from names in code, which may be longer and have other characters. */
final class FileName {

    /** Most file systems allow no more in one name. */
    static final int MOST_BYTES = 255;

    private static final int MOST_CHARACTERS = 120;
    private static final int DIGEST_BYTES = 8;

    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}_.$(),-]");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\p{ASCII}]");

    private FileName() {}

    /**
     * Replaces the characters that some file systems refuse, and cuts what is too long. Names that differ in these
     * characters only become equal; for those there is {@link #distinct}.
     */
    static String of(String name) {
        String plain = NOT_PLAIN.matcher(name).replaceAll("_");
        String hash = "-" + Integer.toHexString(name.hashCode());
        if (plain.length() > MOST_CHARACTERS) {
            plain = cutToCharacters(plain) + hash;
        }
        return bytes(plain) <= MOST_BYTES ? plain : cutToBytes(plain, MOST_BYTES - hash.length()) + hash;
    }

    /**
     * Makes a name that differs from those of other things of the same name.
     *
     * @param name the name
     * @param identity a text that no other thing has
     */
    static String distinct(String name, String identity) {
        String digest = "-" + digest(identity);
        return cutToBytes(of(name), MOST_BYTES - digest.length()) + digest;
    }

    /** Whether {@link #of} replaces any character. */
    static boolean isPlain(String name) {
        return !NOT_PLAIN.matcher(name).find();
    }

    /** Replaces all but ASCII characters if this JVM, whose encoding may be that of another language, cannot write a name. */
    static String writable(String name) {
        return writable(name, candidate -> {
            try {
                Path.of(candidate);
                return true;
            } catch (InvalidPathException e) {
                return false;
            }
        });
    }

    static String writable(String name, Predicate<String> canBeWritten) {
        return canBeWritten.test(name) ? name : distinct(NOT_ASCII.matcher(name).replaceAll("_"), name);
    }

    private static String cutToCharacters(String name) {
        boolean splitsPair = Character.isHighSurrogate(name.charAt(MOST_CHARACTERS - 1));
        return name.substring(0, splitsPair ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }

    /** Leaves out what would make a name longer in UTF-8. */
    static String cutToBytes(String name, int most) {
        int end = name.length();
        while (bytes(name.substring(0, end)) > most) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String digest(String identity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
