package dev.snailmail.trace;

import dev.snailmail.recording.RequestRecord;
import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A request in a flight recording, from its arrival to its end. Its fields say what those of the record say. */
@Name("dev.snailmail.Request")
@Label("Slow Store Request")
@Category("snailmail")
@Description("A request to the slow store, from its arrival until it has ended")
@StackTrace(false)
final class RequestEvent extends Event {

    /** How the flight recorder writes a time that is not known. */
    private static final long NO_TIME = Long.MIN_VALUE;

    @Label("Method")
    String method;

    @Label("Key")
    @Description("The object asked for")
    String key;

    @Label("Query")
    @Description("The query as sent; none without one")
    String query;

    @Label("Range")
    @Description("The Range header as sent; none without one")
    String range;

    @Label("Status")
    int status;

    @Label("Bytes Sent")
    @Description("Bytes of the response body that were handed to the connection")
    @DataAmount
    long bytesSent;

    @Label("Bytes Received")
    @Description("Bytes of the request body")
    @DataAmount
    long bytesReceived;

    @Label("Injected Latency")
    @Description("What it waited before its first byte by the law of latency or by a fault, in the time of the network")
    @Timespan(Timespan.NANOSECONDS)
    long injectedLatency;

    @Label("Connection Setup")
    @Description("What it waited for its connection, being the first to use it, in the time of the network")
    @Timespan(Timespan.NANOSECONDS)
    long connectionSetup;

    @Label("Time to First Byte")
    @Description("From its arrival until the head of the response was written, in the time of the network; "
            + "not available if it never was")
    @Timespan(Timespan.NANOSECONDS)
    long timeToFirstByte;

    @Label("In Flight")
    @Description("Requests in flight when it arrived, itself included")
    int inFlight;

    @Label("Connection Id")
    long connectionId;

    @Label("Nth on Connection")
    @Description("Which request of its connection it is, from 1")
    int nthOnConnection;

    @Label("Request Label")
    @Description("What the server's classify makes of the key")
    String label;

    @Label("Outcome")
    String outcome;

    @Label("Fault")
    @Description("The fault that was injected into it, or the limit that it exceeded; none without one")
    String fault;

    @Label("Port")
    @Description("The port of the server")
    int port;

    void describe(RequestRecord ended) {
        method = ended.method();
        key = ended.key();
        query = ended.query().orElse(null);
        range = ended.range().orElse(null);
        status = ended.status();
        bytesSent = ended.bytesSent();
        bytesReceived = ended.bytesReceived();
        injectedLatency = ended.injectedLatency().toNanos();
        connectionSetup = ended.connectionSetup().toNanos();
        timeToFirstByte = ended.timeToFirstByte().map(Duration::toNanos).orElse(NO_TIME);
        inFlight = ended.inFlight();
        connectionId = ended.connectionId();
        nthOnConnection = ended.nthOnConnection();
        label = ended.label();
        outcome = ended.outcome().name();
        fault = ended.fault().orElse(null);
    }
}
