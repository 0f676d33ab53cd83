package dev.snailmail.http;

import dev.snailmail.dialect.HttpDates;
import dev.snailmail.exchange.Header;
import dev.snailmail.exchange.ResponsePlan;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ConduitFactory;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.time.Instant;
import org.xnio.conduits.StreamSinkConduit;

/** What comes before the body of a response, as Undertow wants to be told of it. */
final class ResponseHead {

    private ResponseHead() {}

    /** Sets status and headers, and says what time it is unless the plan does. */
    static void layOut(HttpServerExchange exchange, ResponsePlan plan) {
        exchange.setStatusCode(plan.status());
        HeaderMap headers = exchange.getResponseHeaders();
        for (Header header : plan.headers()) {
            headers.put(HttpString.tryFromString(header.name()), header.value());
        }
        // Undertow says so too, but not for a status that allows no body, such as 304.
        headers.put(Headers.CONNECTION, exchange.isPersistent() ? "keep-alive" : "close");
        if (!headers.contains(Headers.DATE)) {
            headers.put(Headers.DATE, HttpDates.format(Instant.now()));
        }
        if (plan.contentLength() >= 0) {
            headers.put(Headers.CONTENT_LENGTH, plan.contentLength());
        } else {
            exchange.addResponseWrapper(ResponseHead::unframed);
        }
    }

    /** Where a HEAD has no length to tell, Undertow announces chunks. */
    private static StreamSinkConduit unframed(ConduitFactory<StreamSinkConduit> factory, HttpServerExchange exchange) {
        StreamSinkConduit conduit = factory.create();
        exchange.getResponseHeaders().remove(Headers.TRANSFER_ENCODING);
        return conduit;
    }
}
