package dev.snailmail.exchange;

import org.apiguardian.api.API;

/** What counts as a miss, for latencies, records and counts alike. */
@API(status = API.Status.INTERNAL)
public final class Misses {

    private static final int NOT_FOUND = 404;

    private Misses() {}

    /**
     * Says whether a request is a miss.
     *
     * @param method its HTTP method
     * @param status the HTTP status of its response
     * @return whether it is a GET or HEAD that found no object
     */
    public static boolean isMiss(String method, int status) {
        return status == NOT_FOUND && (method.equals("GET") || method.equals("HEAD"));
    }
}
