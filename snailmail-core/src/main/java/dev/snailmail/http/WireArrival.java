package dev.snailmail.http;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.trace.Arrival;
import io.undertow.server.HttpServerExchange;

/** A request for whoever traces it; nothing is looked up before it is asked for. */
record WireArrival(HttpServerExchange exchange, RequestInfo request) implements Arrival {

    private static final String HTTP = "HTTP/";

    @Override
    public String path() {
        return Requests.path(exchange);
    }

    @Override
    public String httpVersion() {
        String protocol = exchange.getProtocol().toString();
        return protocol.startsWith(HTTP) ? protocol.substring(HTTP.length()) : protocol;
    }
}
