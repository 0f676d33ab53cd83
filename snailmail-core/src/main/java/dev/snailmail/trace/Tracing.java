package dev.snailmail.trace;

import dev.snailmail.time.Ticker;

/**
 * A kind of trace of a server's requests, besides the recording. Get one from a factory such as
 * {@link OpenTelemetryTracing}, and pass it to {@link dev.snailmail.SlowServerBuilder#trace}. Safe for use by any thread and by several servers.
 *
 * <p>The first exception of a trace is logged for each server. Exceptions change neither responses nor records.
 */
public abstract class Tracing {

    Tracing() {}

    /**
     * A client has opened a connection. Called on its I/O thread.
     *
     * @param ends the addresses of both ends
     * @param ticker the clock of the server
     * @return the trace of the connection
     */
    abstract TracedConnection connected(ConnectionEnds ends, Ticker ticker);
}
