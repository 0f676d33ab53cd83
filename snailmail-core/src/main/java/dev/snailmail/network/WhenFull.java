package dev.snailmail.network;

import java.util.Locale;

/** What a server with a {@linkplain NetworkBuilder#maxConnections limit of connections} does with one too many. */
public enum WhenFull {
    /** It is reset as soon as it is open: its client reads an end or an error before any answer. */
    REFUSE,

    /**
     * It waits in line, as in a listening socket's backlog: its client may send, and is answered when others have
     * closed.
     */
    QUEUE;

    /** {@return the name as in specs: {@code refuse} or {@code queue}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
