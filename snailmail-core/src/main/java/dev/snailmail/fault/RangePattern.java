package dev.snailmail.fault;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which Range headers are meant. No valid one has a star or a question mark, so that these can stand for others. */
final class RangePattern {

    private final String text;

    /** Made once, since it is held against every request. */
    private final Pattern regex;

    /** @param text the header, with {@code *} for any characters and {@code ?} for one */
    RangePattern(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("range (" + text + ") must be a Range header such as \"bytes=0-\", or a"
                    + " glob such as \"bytes=*\"");
        }
        this.text = text;
        this.regex = Pattern.compile(regexOf(text), Pattern.DOTALL);
    }

    private static String regexOf(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
    }

    boolean matches(String range) {
        return !range.isEmpty() && regex.matcher(range).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RangePattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
