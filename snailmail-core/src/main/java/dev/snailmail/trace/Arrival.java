package dev.snailmail.trace;

import dev.snailmail.exchange.RequestInfo;
import org.apiguardian.api.API;

/** A request that has just arrived, as it was on the wire. Valid only during the call that reports it. */
@API(status = API.Status.INTERNAL)
public interface Arrival {

    /** {@return what was asked} */
    RequestInfo request();

    /** {@return the path as sent, with its leading slash and with its escapes} */
    String path();

    /** {@return the version of HTTP, such as {@code 1.1}} */
    String httpVersion();
}
