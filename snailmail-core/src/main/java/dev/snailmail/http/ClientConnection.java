package dev.snailmail.http;

import dev.snailmail.network.Pipe;
import dev.snailmail.network.Pipes;
import dev.snailmail.recording.Outcome;
import dev.snailmail.trace.ConnectionTrace;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/** One connection of a client, from when it is let in. Belongs to its I/O thread. */
final class ClientConnection {

    private final StreamConnection connection;
    private final long connectNanos;
    private final IdleTimeout idleTimeout;
    private final ConnectionTrace trace;
    private long id;
    private int requests;
    private Response current;

    /** The pipes that its requests met last, and its own among them. */
    private Pipes pipes;

    private Pipe down;

    /**
     * @param connection the connection
     * @param connectNanos what its first request is charged for it
     * @param idleTimeout what closes it when it is of no use
     * @param trace what hears of its requests and its end
     */
    ClientConnection(StreamConnection connection, long connectNanos, IdleTimeout idleTimeout, ConnectionTrace trace) {
        this.connection = connection;
        this.connectNanos = connectNanos;
        this.idleTimeout = idleTimeout;
        this.trace = trace;
    }

    XnioIoThread thread() {
        return connection.getIoThread();
    }

    /** Numbers it, which is done when it brings its first request. */
    void identify(long number) {
        id = number;
    }

    long id() {
        return id;
    }

    /** {@return which request of this connection the one that has just arrived is, from 1} */
    int nextRequest() {
        return ++requests;
    }

    /** {@return what the request that has just arrived is charged for the connection: something, if it is the first} */
    long connectNanosDue() {
        return requests == 1 ? connectNanos : 0;
    }

    /** It is let in, and may wait for its first request from here on. */
    void entered(long tick) {
        idleTimeout.idle(this, tick);
    }

    /** {@return what its responses cross; another one, and empty, when it meets other pipes} */
    Pipe downOf(Pipes met) {
        if (pipes != met) {
            pipes = met;
            down = met.down();
        }
        return down;
    }

    /** Responses come one after the other, pipelined requests or not. */
    void begin(Response response) {
        current = response;
    }

    /**
     * A response is out, and the next request may take its time from here on. Nothing is kept of what has been answered,
     * which is half of what an idle connection would take.
     */
    void responded(long tick) {
        if (!isBusy()) {
            current = null;
        }
        idleTimeout.idle(this, tick);
    }

    /** The network has changed, and with it perhaps how long it may be idle. */
    void networkChanged() {
        idleTimeout.review(this);
    }

    /** {@return whether a response is on its way, if only the end of its head to a client that takes no more} */
    boolean isBusy() {
        return current != null && !current.isExchanged();
    }

    int requests() {
        return requests;
    }

    ConnectionTrace trace() {
        return trace;
    }

    /** It is closed, and with it ends what is in flight. To be called once. */
    void closed(Outcome outcome) {
        idleTimeout.end();
        if (current != null) {
            current.abandon(outcome);
            current = null;
        }
        trace.closed();
    }
}
