package dev.snailmail.trace;

import dev.snailmail.time.Ticker;

/**
 * A kind of trace that a server leaves of its requests, besides what it records. It comes from a factory such as
 * {@link OpenTelemetryTracing} and goes into {@link dev.snailmail.SlowServerBuilder#trace}; there is nothing else to do with
 * it. Safe for use by any thread and by several servers.
 *
 * <p>What a trace throws is logged once for each server, and changes nothing about what is served or recorded.
 */
public abstract class Tracing {

    Tracing() {}

    /**
     * A client has opened a connection. Called on its I/O thread.
     *
     * @param ends the addresses of both ends
     * @param ticker the clock of the server
     * @return who hears of what comes over it
     */
    abstract TracedConnection connected(ConnectionEnds ends, Ticker ticker);
}
