package dev.snailmail.store;

import java.util.Collection;

/** What may be a key. */
final class Keys {

    private Keys() {}

    /**
     * A key names something beneath a root and nothing else: no empty, {@code .} or {@code ..} segment, and none
     * of the characters that some file system takes for more than a letter.
     */
    static boolean isValid(String key) {
        if (key.indexOf('\0') >= 0 || key.indexOf('\\') >= 0) {
            return false;
        }
        int start = 0;
        while (true) {
            int slash = key.indexOf('/', start);
            int end = slash < 0 ? key.length() : slash;
            if (isSpecial(key, start, end)) {
                return false;
            }
            if (slash < 0) {
                return true;
            }
            start = slash + 1;
        }
    }

    /** Returns whether keys may begin with it: it is empty, or a key and a slash. */
    static boolean isFolder(String folder) {
        int end = folder.length() - 1;
        return end < 0 || folder.charAt(end) == '/' && isValid(folder.substring(0, end));
    }

    private static boolean isSpecial(String key, int start, int end) {
        return switch (end - start) {
            case 0 -> true;
            case 1 -> key.charAt(start) == '.';
            case 2 -> key.startsWith("..", start);
            default -> false;
        };
    }

    static void requireValid(Collection<String> keys) {
        for (String key : keys) {
            if (!isValid(key)) {
                throw new IllegalArgumentException(
                        "key (" + key + ") must be a relative path with forward slashes, without empty, . or .. parts");
            }
        }
    }
}
