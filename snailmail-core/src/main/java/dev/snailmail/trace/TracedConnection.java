package dev.snailmail.trace;

import dev.snailmail.recording.RequestRecord;
import java.util.function.Consumer;

/** What one kind of trace has of a connection. Called by one thread at a time, mostly the I/O thread of it. */
interface TracedConnection {

    /**
     * A request has arrived.
     *
     * @return who is told what has become of it; null for nobody
     */
    Consumer<RequestRecord> arrived(Arrival arrival);

    /** It was one too many, and is being reset. */
    default void refused() {}

    /** It is closed, and its requests have ended. */
    default void closed() {}
}
