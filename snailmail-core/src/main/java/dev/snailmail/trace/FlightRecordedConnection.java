package dev.snailmail.trace;

import dev.snailmail.recording.RequestRecord;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A connection whose events begin with it and with its requests, and are written when these have ended. */
final class FlightRecordedConnection implements TracedConnection {

    private final ConnectionEnds ends;

    /** Null if no recording ran when the connection was opened, since its duration would be unknown. */
    private final ConnectionEvent connection;

    FlightRecordedConnection(ConnectionEnds ends) {
        this.ends = ends;
        this.connection = FlightRecording.mayBeRunning() ? begun(ends) : null;
    }

    private static ConnectionEvent begun(ConnectionEnds ends) {
        // Loads what the first event of a request needs, which would otherwise begin that much late.
        FlightRecording.load();
        ConnectionEvent event = new ConnectionEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.port = port(ends.server());
        event.clientPort = port(ends.client());
        event.begin();
        return event;
    }

    /** One that has been reset by now has no address any more. */
    private static int port(InetSocketAddress address) {
        return address == null ? 0 : address.getPort();
    }

    @Override
    public Consumer<RequestRecord> arrived(Arrival arrival) {
        if (!FlightRecording.mayBeRunning()) {
            return null;
        }
        RequestEvent event = new RequestEvent();
        boolean wanted = event.isEnabled();
        if (!wanted && connection == null) {
            return null;
        }
        if (wanted) {
            event.port = port(ends.server());
            event.begin();
        }
        return ended -> {
            count(ended);
            if (wanted && event.shouldCommit()) {
                event.describe(ended);
                event.commit();
            }
        };
    }

    private void count(RequestRecord ended) {
        if (connection != null) {
            connection.connectionId = ended.connectionId();
            connection.requests = ended.nthOnConnection();
            connection.bytesSent += ended.bytesSent();
            connection.bytesReceived += ended.bytesReceived();
            connection.connectionSetup += ended.connectionSetup().toNanos();
        }
    }

    @Override
    public void refused() {
        if (connection != null) {
            connection.refused = true;
            connection.commit();
        }
    }

    @Override
    public void closed() {
        if (connection != null) {
            connection.commit();
        }
    }
}
