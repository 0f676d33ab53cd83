package dev.snailmail.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An exchange of Undertow as one of the JDK's API. There is no context, and there are no filters. */
final class HandlerExchange extends HttpExchange {

    private final HttpServerExchange exchange;
    private final Headers requestHeaders = new Headers();
    private final Headers responseHeaders = new Headers();
    private final Map<String, Object> attributes = new HashMap<>();

    HandlerExchange(HttpServerExchange exchange) {
        this.exchange = exchange;
        for (HeaderValues values : exchange.getRequestHeaders()) {
            requestHeaders.put(values.getHeaderName().toString(), List.copyOf(values));
        }
    }

    @Override
    public Headers getRequestHeaders() {
        return requestHeaders;
    }

    @Override
    public Headers getResponseHeaders() {
        return responseHeaders;
    }

    /** The path behind one slash, as a second one would turn its first segment into a host; with the host of a whole URL. */
    @Override
    public URI getRequestURI() {
        try {
            String path = exchange.getRequestPath().replaceFirst("^/*", "/");
            return new URI(null, authority(), path, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + exchange.getRequestPath(), e);
        }
    }

    private String authority() {
        return exchange.isHostIncludedInRequestURI() ? Requests.authority(exchange) : null;
    }

    @Override
    public String getRequestMethod() {
        return exchange.getRequestMethod().toString();
    }

    @Override
    public InputStream getRequestBody() {
        return exchange.getInputStream();
    }

    @Override
    public OutputStream getResponseBody() {
        return exchange.getOutputStream();
    }

    @Override
    public void sendResponseHeaders(int status, long length) {
        exchange.setStatusCode(status);
        responseHeaders.forEach((name, values) -> exchange.getResponseHeaders().putAll(new HttpString(name), values));
        if (length > 0) {
            exchange.setResponseContentLength(length);
        }
    }

    @Override
    public int getResponseCode() {
        return exchange.getStatusCode();
    }

    @Override
    public void close() {
        exchange.endExchange();
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return exchange.getSourceAddress();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return exchange.getDestinationAddress();
    }

    @Override
    public String getProtocol() {
        return exchange.getProtocol().toString();
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public HttpContext getHttpContext() {
        throw new UnsupportedOperationException("there is no context");
    }

    @Override
    public void setStreams(InputStream in, OutputStream out) {
        throw new UnsupportedOperationException("there are no filters");
    }

    @Override
    public HttpPrincipal getPrincipal() {
        return null;
    }
}
