package dev.snailmail.fault;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which Range headers are meant. No valid one has a star or a question mark, so that these can stand for others.
 *
 * @param text the header, with {@code *} for any characters and {@code ?} for one
 */
record RangePattern(String text) {

    RangePattern {
        if (text.isBlank()) {
            throw new IllegalArgumentException("range (" + text + ") must be a Range header such as \"bytes=0-\", or a"
                    + " glob such as \"bytes=*\"");
        }
    }

    boolean matches(String range) {
        return !range.isEmpty() && regex().matcher(range).matches();
    }

    private Pattern regex() {
        String regex = text.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    @Override
    public String toString() {
        return text;
    }
}
