package dev.snailmail.recording;

/** What counts as a miss, for records and for counts alike. */
final class Misses {

    private static final int NOT_FOUND = 404;

    private Misses() {}

    static boolean isMiss(String method, int status) {
        return status == NOT_FOUND && (method.equals("GET") || method.equals("HEAD"));
    }
}
