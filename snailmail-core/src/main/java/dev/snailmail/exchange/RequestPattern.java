package dev.snailmail.exchange;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which requests are meant: a method, a glob of keys, or both, as in {@code HEAD}, {@code data/**} and
 * {@code GET data/*.bin}. A glob fits a request if it fits the key, or the key followed by {@code ?} and the query, so
 * {@code list?prefix=a*} names requests by their query. In a glob {@code *} stands for any characters but a slash, {@code **} for any at all and
 * {@code ?} for one that is no slash; all others stand for themselves. Immutable.
 */
public final class RequestPattern {

    /** What {@link #parse} takes, for error messages. */
    public static final String ALLOWED =
            "a method, a glob of keys, or both, such as \"GET\", \"data/**\", \"GET data/*.bin\"; \"*\" for any request";

    private static final String ANYTHING = "*";
    private static final Pattern METHOD = Pattern.compile("[A-Z]+");

    private final Optional<String> method;
    private final Optional<String> glob;

    /** What all keys that fit begin with. Most others are told from them by it, for much less than the regex takes. */
    private final String prefix;

    private final Pattern keys;

    private RequestPattern(Optional<String> method, Optional<String> glob) {
        this.method = method;
        this.glob = glob;
        this.prefix = glob.map(RequestPattern::prefixOf).orElse("");
        this.keys = Pattern.compile(glob.map(RequestPattern::regexOf).orElse(".*"), Pattern.DOTALL);
    }

    /**
     * Parses a pattern. One word in capitals is a method; {@code ./GET} would be the key of that name.
     *
     * @param text the pattern, as {@link #toString()} prints it
     * @return the pattern
     * @throws IllegalArgumentException if there is nothing in it
     */
    public static RequestPattern parse(String text) {
        String pattern = text.strip();
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("requests (" + text + ") must be " + ALLOWED);
        } else if (pattern.equals(ANYTHING)) {
            return new RequestPattern(Optional.empty(), Optional.empty());
        }
        int space = pattern.indexOf(' ');
        String first = space < 0 ? pattern : pattern.substring(0, space);
        if (!METHOD.matcher(first).matches()) {
            return new RequestPattern(Optional.empty(), Optional.of(withoutSlash(pattern)));
        }
        Optional<String> keys = Optional.of(pattern.substring(first.length()).strip())
                .filter(glob -> !glob.isEmpty() && !glob.equals("**"))
                .map(RequestPattern::withoutSlash);
        return new RequestPattern(Optional.of(first), keys);
    }

    /** Keys have no leading slash, however URLs are written; a dot before it keeps a key from being a method. */
    private static String withoutSlash(String glob) {
        return glob.replaceFirst("^\\.?/", "");
    }

    private static String prefixOf(String glob) {
        int end = 0;
        while (end < glob.length() && glob.charAt(end) != '*' && glob.charAt(end) != '?') {
            end++;
        }
        return glob.substring(0, end);
    }

    private static String regexOf(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '?') {
                regex.append("[^/]");
            } else if (c != '*') {
                regex.append(Pattern.quote(String.valueOf(c)));
            } else if (i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
                regex.append(".*");
                i++;
            } else {
                regex.append("[^/]*");
            }
        }
        return regex.toString();
    }

    /**
     * Says whether a request is one of those meant.
     *
     * @param request the request
     * @return whether method and key fit
     */
    public boolean matches(RequestInfo request) {
        return (method.isEmpty() || method.get().equals(request.method()))
                && (glob.isEmpty() || fits(request.key()) || hasFittingQuery(request));
    }

    private boolean hasFittingQuery(RequestInfo request) {
        return !request.query().isEmpty() && fits(request.target());
    }

    private boolean fits(String key) {
        return key.startsWith(prefix) && keys.matcher(key).matches();
    }

    /** {@return the pattern, which {@link #parse} reads back} */
    @Override
    public String toString() {
        if (glob.isEmpty()) {
            return method.orElse(ANYTHING);
        }
        String before = method.map(name -> name + " ").orElse("");
        return before + (isPlain(before) ? "" : "./") + glob.get();
    }

    /** Whether the glob is read as it is and does not begin like a method. */
    private boolean isPlain(String before) {
        String plain = before + glob.get();
        return !plain.isBlank()
                && (method.isPresent() || !METHOD.matcher(plain).lookingAt())
                && parse(plain).isSameAs(this);
    }

    private boolean isSameAs(RequestPattern other) {
        return method.equals(other.method) && glob.equals(other.glob);
    }

    /**
     * Two patterns are equal if they are written alike.
     *
     * @param other anything
     * @return whether it means the same requests in the same words
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof RequestPattern pattern && pattern.isSameAs(this);
    }

    /** {@return a hash of the pattern as it is written} */
    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
