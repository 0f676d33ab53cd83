package dev.snailmail.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.Arrays;

/**
 * How a request says where its body ends (RFC 9112, 6). Undertow takes the first length, and chunks for any transfer
 * coding; here, what cannot be told for certain is refused.
 */
enum BodyFraming {
    /** By its length, or there is no body. */
    LENGTH(0),

    /** By its last chunk. */
    CHUNKED(0),

    /** In two ways, or by lengths that differ. */
    CONFLICTING(400),

    /** By a transfer coding that is not understood. */
    UNKNOWN(501);

    private final int status;

    BodyFraming(int status) {
        this.status = status;
    }

    /** {@return whether the end of the body can be told} */
    boolean isKnown() {
        return status == 0;
    }

    /** {@return the status that refuses it} */
    int status() {
        return status;
    }

    static BodyFraming of(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        HeaderValues codings = headers.get(Headers.TRANSFER_ENCODING);
        HeaderValues lengths = headers.get(Headers.CONTENT_LENGTH);
        if (codings == null) {
            return lengths == null || areAlike(lengths) ? LENGTH : CONFLICTING;
        }
        if (lengths != null || !exchange.isHttp11()) {
            return CONFLICTING;
        }
        String[] names = String.join(",", codings).split(",");
        if (!Arrays.stream(names).allMatch(name -> name.strip().equalsIgnoreCase("chunked"))) {
            return UNKNOWN;
        }
        return names.length == 1 ? CHUNKED : CONFLICTING;
    }

    private static boolean areAlike(HeaderValues lengths) {
        for (int i = 1; i < lengths.size(); i++) {
            if (!lengths.get(i).strip().equals(lengths.get(0).strip())) {
                return false;
            }
        }
        return true;
    }
}
