package dev.snailmail.trace;

import dev.snailmail.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * All kinds of traces of one server: events for a Java Flight Recording, where this Java has one, and those that its user
 * configured. Safe for use by any thread.
 */
@API(status = API.Status.INTERNAL)
public final class Traces {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    private final List<Tracing> kinds;
    private final Ticker ticker;
    private final FirstFailure failure = new FirstFailure();

    private Traces(List<Tracing> kinds, Ticker ticker) {
        this.kinds = kinds;
        this.ticker = ticker;
    }

    /**
     * Returns the traces of a server that starts.
     *
     * @param asked the kinds that its user configured
     * @param ticker its clock
     * @return these, and events where there can be any
     */
    public static Traces of(List<Tracing> asked, Ticker ticker) {
        List<Tracing> kinds = new ArrayList<>(flightRecorder());
        kinds.addAll(asked);
        return new Traces(List.copyOf(kinds), ticker);
    }

    /**
     * Returns the traces of a server whose requests must not be recorded.
     *
     * @param ticker its clock
     * @return no traces if a flight recording may run, and otherwise events that no recording sees
     */
    public static Traces unseen(Ticker ticker) {
        List<Tracing> kinds = flightRecorder();
        boolean maySee = !kinds.isEmpty() && FlightRecording.mayBeRunning();
        return new Traces(maySee ? List.of() : kinds, ticker);
    }

    /** A custom runtime may lack the flight recorder. */
    private static List<Tracing> flightRecorder() {
        try {
            return List.of(new FlightRecording());
        } catch (LinkageError withoutJfr) {
            LOGGER.log(System.Logger.Level.DEBUG, "no events, as this Java has no flight recorder", withoutJfr);
            return List.of();
        }
    }

    /**
     * A client has opened a connection.
     *
     * @param ends its two ends
     * @return the trace of the connection
     */
    public ConnectionTrace connected(ConnectionEnds ends) {
        if (kinds.isEmpty()) {
            return ConnectionTrace.NONE;
        }
        List<TracedConnection> traced = new ArrayList<>(kinds.size());
        for (Tracing kind : kinds) {
            failure.guard(() -> traced.add(kind.connected(ends, ticker)));
        }
        return new ConnectionTrace(traced.toArray(TracedConnection[]::new), failure);
    }
}
