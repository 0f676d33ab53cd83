package dev.snailmail.fault;

import dev.snailmail.exchange.Glob;

/** A pattern of Range headers. No valid header has a star or a question mark, so these are free to be wildcards. */
final class RangePattern {

    private final String text;

    private final Glob glob;

    /** @param text the header, with {@code *} for any characters and {@code ?} for one */
    RangePattern(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("range (" + text + ") must be a Range header such as \"bytes=0-\", or a"
                    + " glob such as \"bytes=*\"");
        }
        this.text = text;
        this.glob = Glob.ofText(text);
    }

    boolean matches(String range) {
        return !range.isEmpty() && glob.matches(range);
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
