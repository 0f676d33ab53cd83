package dev.snailmail.trace;

import dev.snailmail.time.Ticker;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * Leaves an event of each request and of each connection in the flight recordings that are running. Whether there are any is
 * asked each time, since one may be started while this serves.
 */
final class FlightRecording extends Tracing {

    /** @throws NoClassDefFoundError if this Java has no flight recorder */
    FlightRecording() {
        // Only a server that starts can do without; later it would be a failure of every request.
        if (mayBeRunning()) {
            load();
        }
    }

    static void load() {
        Event known = new RequestEvent();
        known.isEnabled();
    }

    /**
     * Whether a flight recording may run in this JVM. Without one, no event may be made, since the first event loads classes
     * for 80 ms.
     */
    static boolean mayBeRunning() {
        return FlightRecorder.isInitialized();
    }

    @Override
    TracedConnection connected(ConnectionEnds ends, Ticker ticker) {
        return new FlightRecordedConnection(ends);
    }

    @Override
    public String toString() {
        return "flight recording";
    }
}
