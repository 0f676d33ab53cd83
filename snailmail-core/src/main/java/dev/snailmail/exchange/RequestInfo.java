package dev.snailmail.exchange;

/**
 * What was asked: one HTTP request as it came in, before anything is done about it. Immutable but for its
 * {@code headers}, which belong to the thread that answers the request.
 *
 * @param method the HTTP method in capitals, such as {@code GET}
 * @param key the object asked for: the decoded path without its leading slash and without the query
 * @param query the query as sent, without its question mark and not decoded; empty if there was none
 * @param range the {@code Range} header as sent (several lines joined with a comma), or empty if there was none
 * @param headers the whole header; only valid until the request has been answered, so not to be kept
 * @param connectionId the number of the connection, counted from 1 by the server as connections bring their
 *     first request
 * @param nthOnConnection which request of its connection this is, from 1
 */
public record RequestInfo(
        String method,
        String key,
        String query,
        String range,
        HeaderLines headers,
        long connectionId,
        int nthOnConnection) {

    /**
     * A request without header fields other than its range, as unit tests and previews need it.
     *
     * @param method the HTTP method
     * @param key the object asked for
     * @param range the {@code Range} header, or empty
     * @return the request, as the first one of connection 1
     */
    public static RequestInfo of(String method, String key, String range) {
        return new RequestInfo(method, key, "", range, HeaderLines.none(), 1, 1);
    }

    /** {@return the key, followed by a question mark and the query if there is one} */
    public String target() {
        return query.isEmpty() ? key : key + "?" + query;
    }
}
