package dev.snailmail.http;

import dev.snailmail.exchange.RequestInfo;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.List;

/** Reads what was asked from Undertow's exchange. */
final class Requests {

    private Requests() {}

    static RequestInfo read(HttpServerExchange exchange, ClientConnection client) {
        HeaderMap headers = exchange.getRequestHeaders();
        HeaderValues range = headers.get(Headers.RANGE);
        return new RequestInfo(
                exchange.getRequestMethod().toString(),
                KeyDecoder.decode(path(exchange)),
                exchange.getQueryString(),
                range == null ? "" : oneLine(range),
                name -> lines(headers, name),
                client.id(),
                client.nextRequest());
    }

    /** Undertow sees {@code close} only where it is alone on its line. */
    static boolean asksToClose(HttpServerExchange exchange) {
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
