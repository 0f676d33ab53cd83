package dev.snailmail.http;

import dev.snailmail.exchange.RequestInfo;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what was asked from Undertow's exchange. */
final class Requests {

    /** The longest key and the longest query that are served, in bytes; longer ones get 414. */
    static final int LONGEST = 8 << 10;

    private static final int KEPT = 100;
    private static final char PERCENT = '%';
    private static final char LAST_ASCII = 0x7f;

    private Requests() {}

    /**
     * Shortens the target of a request if its key or its query is too long, so that neither the record nor the exchange,
     * which may wait for its latency, retains all of it.
     *
     * @return whether it was too long
     */
    static boolean shorten(HttpServerExchange exchange) {
        String path = path(exchange);
        String query = exchange.getQueryString();
        boolean isTooLong = query.length() > LONGEST || isTooLong(path);
        if (isTooLong) {
            String shorter = shortened(path);
            exchange.setRequestURI(shorter).setRequestPath(shorter).setRelativePath(shorter);
            exchange.setQueryString(shortened(query));
            exchange.getQueryParameters().clear();
        }
        return isTooLong;
    }

    private static boolean isTooLong(String path) {
        return path.length() > LONGEST && KeyDecoder.decode(path).getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** Its beginning, as far as that is plain, and how long it was. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = 0;
        while (end < KEPT && text.charAt(end) != PERCENT && text.charAt(end) <= LAST_ASCII) {
            end++;
        }
        return text.substring(0, end) + "... (" + text.length() + " characters)";
    }

    static RequestInfo read(HttpServerExchange exchange, ClientConnection client) {
        HeaderMap headers = exchange.getRequestHeaders();
        HeaderValues range = headers.get(Headers.RANGE);
        return new RequestInfo(
                exchange.getRequestMethod().toString(),
                KeyDecoder.decode(path(exchange)),
                exchange.getQueryString(),
                range == null ? "" : shortened(oneLine(range)),
                name -> lines(headers, name),
                client.id(),
                client.nextRequest());
    }

    /** Undertow sees {@code close} only where it is alone on its line. */
    static boolean asksToClose(HttpServerExchange exchange) {
        if (!exchange.isPersistent()) {
            return true;
        }
        HeaderValues lines = exchange.getRequestHeaders().get(Headers.CONNECTION);
        if (lines == null) {
            return false;
        }
        for (String line : lines) {
            for (String option : line.split(",")) {
                if (option.strip().equalsIgnoreCase("close")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String oneLine(HeaderValues values) {
        return values.size() == 1 ? values.getFirst() : String.join(", ", values);
    }

    private static List<String> lines(HeaderMap headers, String name) {
        HeaderValues values = headers.get(name);
        return values == null ? List.of() : values;
    }

    /**
     * Returns the host that a request is for, with its port if there is one: that of its target if the target is a whole URL,
     * as RFC 9112, 3.2.2, has it, and otherwise that of its Host header; empty without one.
     */
    static String authority(HttpServerExchange exchange) {
        if (exchange.isHostIncludedInRequestURI()) {
            return authorityOf(exchange.getRequestURI());
        }
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        return host == null ? "" : host;
    }

    private static String authorityOf(String url) {
        int slashes = url.indexOf("//");
        // The target of a CONNECT is an authority and nothing else.
        int start = slashes < 0 ? 0 : slashes + 2;
        int path = url.indexOf('/', start);
        return url.substring(start, path < 0 ? url.length() : path);
    }

    /** A proxy's request line has the whole URL in it. */
    static String path(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (!exchange.isHostIncludedInRequestURI()) {
            return uri;
        }
        int authority = uri.indexOf("//");
        int path = uri.indexOf('/', authority + 2);
        return path < 0 ? "/" : uri.substring(path);
    }
}
