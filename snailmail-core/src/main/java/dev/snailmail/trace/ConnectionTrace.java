package dev.snailmail.trace;

import dev.snailmail.recording.RequestRecord;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/** What all kinds of traces of a server are told of one connection. For one thread at a time. */
@API(status = API.Status.INTERNAL)
public final class ConnectionTrace {

    static final ConnectionTrace NONE = new ConnectionTrace(new TracedConnection[0], new FirstFailure());

    private final TracedConnection[] kinds;
    private final FirstFailure failure;

    ConnectionTrace(TracedConnection[] kinds, FirstFailure failure) {
        this.kinds = kinds;
        this.failure = failure;
    }

    /**
     * A request has arrived over it.
     *
     * @param arrival the request
     * @return the listener for its end, which never throws; null for no listener, which is what tracing that is off
     *     costs later on
     */
    public Consumer<RequestRecord> arrived(Arrival arrival) {
        Consumer<RequestRecord> listeners = null;
        for (TracedConnection kind : kinds) {
            Consumer<RequestRecord> listener = arrived(kind, arrival);
            if (listener != null) {
                Consumer<RequestRecord> guarded = ended -> failure.guard(() -> listener.accept(ended));
                listeners = listeners == null ? guarded : listeners.andThen(guarded);
            }
        }
        return listeners;
    }

    private Consumer<RequestRecord> arrived(TracedConnection kind, Arrival arrival) {
        try {
            return kind.arrived(arrival);
        } catch (RuntimeException | Error e) {
            failure.note(e);
            return null;
        }
    }

    /** It was one too many, and is being reset. */
    public void refused() {
        for (TracedConnection kind : kinds) {
            failure.guard(kind::refused);
        }
    }

    /** It is closed. To be called once, when its requests have ended. */
    public void closed() {
        for (TracedConnection kind : kinds) {
            failure.guard(kind::closed);
        }
    }
}
