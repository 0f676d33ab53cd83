package dev.snailmail.http;

import dev.snailmail.network.Pipe;
import dev.snailmail.network.Pipes;
import dev.snailmail.recording.Outcome;

/** One connection of a client. Belongs to its I/O thread. */
final class ClientConnection {

    private final long id;
    private int requests;
    private Response current;

    /** The pipes that its requests met last, and its own among them. */
    private Pipes pipes;

    private Pipe down;

    ClientConnection(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    /** {@return which request of this connection the one that has just arrived is, from 1} */
    int nextRequest() {
        return ++requests;
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

    void abandon(Outcome outcome) {
        if (current != null) {
            current.abandon(outcome);
            current = null;
        }
    }
}
