package dev.snailmail.dialect;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the lists of entity tags in If-Match and If-None-Match with an object's own (RFC 9110, 8.8.3). */
final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    private EntityTags() {}

    /** Strong comparison: a weak tag equals nothing. */
    static boolean matchStrongly(List<String> lines, String etag) {
        return anyTag(lines, tag -> tag.group(1) == null && tag.group(2).equals(etag));
    }

    /** Weak comparison: only the quoted part counts. */
    static boolean matchWeakly(List<String> lines, String etag) {
        return anyTag(lines, tag -> tag.group(2).equals(etag));
    }

    private static boolean anyTag(List<String> lines, Predicate<Matcher> matches) {
        for (String line : lines) {
            if (line.strip().equals("*")) {
                return true;
            }
            Matcher tag = TAG.matcher(line);
            while (tag.find()) {
                if (matches.test(tag)) {
                    return true;
                }
            }
        }
        return false;
    }
}
