package dev.snailmail.store;

import java.util.stream.Stream;

/** Keys that must be misses in every store, before, behind and beside the keys it has. */
final class OddKeys {

    private OddKeys() {}

    static Stream<String> all() {
        return Stream.of(
                "",
                "/",
                "a/",
                "a//b",
                "//",
                ".",
                "..",
                "./a",
                "./",
                "../x",
                "../",
                "/..",
                "a/../b",
                "a/./b",
                "a/..",
                "a/.",
                "a\\b",
                "..\\x",
                "a\0b",
                "\0",
                "/etc/passwd",
                "../../../../../../etc/passwd",
                "C:/windows",
                "C:\\windows",
                "a?b",
                "a#b",
                "a%2fb",
                "%2e%2e/x",
                "\ud800",
                "x".repeat(300),
                "x".repeat(10_000),
                "x/".repeat(5_000) + "x");
    }

    /** Those of them that name nothing beneath a root. */
    static Stream<String> invalid() {
        return Stream.of("/", "a/", "a//b", ".", "..", "./a", "../x", "a/../b", "a/.", "a\\b", "a\0b", "/etc/passwd");
    }
}
