package dev.snailmail.trace;

import dev.snailmail.recording.RequestRecord;
import java.util.function.Consumer;

/** The part of one kind of trace for one connection. Called by one thread at a time, mostly its I/O thread. */
interface TracedConnection {

    /**
     * A request has arrived.
     *
     * @return the listener for its end; null for no listener
     */
    Consumer<RequestRecord> arrived(Arrival arrival);

    /** The connection exceeds the limit, and is reset. */
    default void refused() {}

    /** The connection is closed, and its requests have ended. */
    default void closed() {}
}
