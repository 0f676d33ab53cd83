package dev.snailmail.exchange;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A pattern of text with wildcards. Matching takes time proportional to the length of the pattern times that of the
 * text, for any pattern and text, because patterns of users run on I/O threads. Immutable.
 */
@API(status = API.Status.INTERNAL)
public final class Glob {

    /** Any characters. */
    private static final int ANY = -1;

    /** Any characters but slashes. */
    private static final int ANY_IN_SEGMENT = -2;

    /** One character. */
    private static final int ONE = -3;

    /** One character that is no slash. */
    private static final int ONE_IN_SEGMENT = -4;

    /** The literal characters before the first wildcard and after the last, which tell most other texts apart at once. */
    private final String prefix;

    private final String suffix;

    /** The pattern between them: code points and wildcards, empty without wildcards. */
    private final int[] tokens;

    private Glob(String prefix, int[] tokens, String suffix) {
        this.prefix = prefix;
        this.tokens = tokens;
        this.suffix = suffix;
    }

    /**
     * Makes a glob of keys.
     *
     * @param pattern the pattern: {@code *} matches any characters but a slash, {@code **} any at all, {@code ?} one that
     *     is no slash, and every other character itself
     * @return the glob
     */
    public static Glob ofKeys(String pattern) {
        return of(pattern, ANY_IN_SEGMENT, ONE_IN_SEGMENT);
    }

    /**
     * Makes a glob of text in which a slash is a character like any other.
     *
     * @param pattern the pattern: {@code *} matches any characters, {@code ?} one, and every other character itself
     * @return the glob
     */
    public static Glob ofText(String pattern) {
        return of(pattern, ANY, ONE);
    }

    private static Glob of(String pattern, int star, int questionMark) {
        int start = 0;
        while (start < pattern.length() && !isWildcard(pattern.charAt(start))) {
            start++;
        }
        int end = pattern.length();
        while (end > start && !isWildcard(pattern.charAt(end - 1))) {
            end--;
        }
        int[] tokens = new int[end - start];
        int count = 0;
        for (int i = start; i < end; ) {
            int c = pattern.codePointAt(i);
            boolean any = pattern.startsWith("**", i);
            i += any ? 2 : Character.charCount(c);
            tokens[count++] = any ? ANY : c == '*' ? star : c == '?' ? questionMark : c;
        }
        return new Glob(pattern.substring(0, start), Arrays.copyOf(tokens, count), pattern.substring(end));
    }

    private static boolean isWildcard(char c) {
        return c == '*' || c == '?';
    }

    /**
     * Tells whether a text matches.
     *
     * @param text the text
     * @return whether the glob matches all of it
     */
    public boolean matches(String text) {
        int end = text.length() - suffix.length();
        if (end < prefix.length() || !text.startsWith(prefix) || !text.endsWith(suffix)) {
            return false;
        }
        // reached[n]: the text so far matches the first n tokens. All ways to match are followed at once.
        boolean[] reached = new boolean[tokens.length + 1];
        reached[0] = true;
        passWildcards(reached);
        boolean openEnded = tokens.length > 0 && tokens[tokens.length - 1] == ANY;
        for (int i = prefix.length(); i < end && !(openEnded && reached[tokens.length]); ) {
            int c = text.codePointAt(i);
            if (!advance(reached, c)) {
                return false;
            }
            passWildcards(reached);
            i += Character.charCount(c);
        }
        return reached[tokens.length];
    }

    /** Takes in one character; returns whether there is a way left to match. From the right, so that it needs no copy. */
    private boolean advance(boolean[] reached, int c) {
        boolean alive = false;
        for (int n = tokens.length; n >= 0; n--) {
            boolean stays = reached[n] && n < tokens.length && isRepeated(tokens[n]) && fits(tokens[n], c);
            boolean comes = n > 0 && reached[n - 1] && !isRepeated(tokens[n - 1]) && fits(tokens[n - 1], c);
            reached[n] = stays || comes;
            alive |= reached[n];
        }
        return alive;
    }

    /** A wildcard for any characters also matches none. */
    private void passWildcards(boolean[] reached) {
        for (int n = 0; n < tokens.length; n++) {
            if (reached[n] && isRepeated(tokens[n])) {
                reached[n + 1] = true;
            }
        }
    }

    private static boolean isRepeated(int token) {
        return token == ANY || token == ANY_IN_SEGMENT;
    }

    private static boolean fits(int token, int c) {
        return switch (token) {
            case ANY, ONE -> true;
            case ANY_IN_SEGMENT, ONE_IN_SEGMENT -> c != '/';
            default -> c == token;
        };
    }
}
