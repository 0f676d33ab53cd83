package dev.snailmail.exchange;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern of requests: a method, a glob of keys, or both, as in {@code HEAD}, {@code data/**} and
 * {@code GET data/*.bin}. A glob matches a request if it matches the key, or the key followed by {@code ?} and the query; so
 * {@code list?prefix=a*} selects requests by their query. In a glob, {@code *} matches any characters but a slash,
 * {@code **} any at all, {@code ?} one that is no slash, and every other character itself. Immutable.
 */
public final class RequestPattern {

    /** What {@link #parse} takes, for error messages. */
    public static final String ALLOWED =
            "a method, a glob of keys, or both, such as \"GET\", \"data/**\", \"GET data/*.bin\"; \"*\" for any request";

    private static final String ANYTHING = "*";
    private static final Pattern METHOD = Pattern.compile("[A-Z]+");

    private final Optional<String> method;
    private final Optional<String> glob;

    /** The glob, compiled. */
    private final Optional<Glob> keys;

    private RequestPattern(Optional<String> method, Optional<String> glob) {
        this.method = method;
        this.glob = glob;
        this.keys = glob.map(Glob::ofKeys);
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

    /**
     * Tells whether a request matches. Takes time proportional to the length of the glob times that of the key.
     *
     * @param request the request
     * @return whether its method and its key match
     */
    public boolean matches(RequestInfo request) {
        return (method.isEmpty() || method.get().equals(request.method()))
                && (keys.isEmpty() || keys.get().matches(request.key()) || matchesQuery(keys.get(), request));
    }

    private static boolean matchesQuery(Glob keys, RequestInfo request) {
        return !request.query().isEmpty() && keys.matches(request.target());
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
