package dev.snailmail.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.snailmail.hosts.AllowedHosts;
import dev.snailmail.hosts.HostGuard;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Keeps web pages away from the control port. A page that reaches it by a name of its own gives a foreign Host, and one that
 * changes something by the address gives a foreign Origin. A page may send a GET by the address, but its browser does not
 * let it read the answer, since the control port sends no CORS headers.
 */
final class WebPageFilter implements HttpHandler {

    private static final int FORBIDDEN = 403;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final HostGuard guard;
    private final HttpHandler next;

    /** @param next handles the requests that are not refused */
    WebPageFilter(AllowedHosts hosts, HttpHandler next) {
        this.guard = new HostGuard(hosts);
        this.next = next;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String host = authority(exchange);
        String origin = originOfWrite(exchange);
        if (!guard.admits(host)) {
            ControlHandler.refuse(exchange, HostGuard.MISDIRECTED_REQUEST, guard.refuse(host));
        } else if (!isAdmittedOrigin(origin)) {
            ControlHandler.refuse(
                    exchange,
                    FORBIDDEN,
                    exchange.getRequestMethod() + " is refused to web pages of " + origin
                            + ", which is not a loopback name; --allow-host admits the host of a page");
        } else {
            next.handle(exchange);
        }
    }

    /** Of the target if that is a whole URL (RFC 9112, 3.2.2); empty for a request that names no host. */
    private static String authority(HttpExchange exchange) {
        String ofTarget = exchange.getRequestURI().getRawAuthority();
        return ofTarget != null ? ofTarget : first(exchange, "Host");
    }

    /** Empty where nothing is written, or by something other than a web page. */
    private static String originOfWrite(HttpExchange exchange) {
        return READING.contains(exchange.getRequestMethod()) ? "" : first(exchange, "Origin");
    }

    private static String first(HttpExchange exchange, String header) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(header, List.of(""));
        return values.get(0);
    }

    /** An opaque origin, such as that of a file, is {@code null} and no URL with a host. */
    private boolean isAdmittedOrigin(String origin) {
        if (origin.isEmpty()) {
            return true;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && guard.admits(authority);
        } catch (IllegalArgumentException notAUrl) {
            return false;
        }
    }
}
