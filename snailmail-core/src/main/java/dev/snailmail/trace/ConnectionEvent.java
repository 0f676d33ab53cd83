package dev.snailmail.trace;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A connection in a flight recording, from when it was opened until it was closed. */
@Name("dev.snailmail.Connection")
@Label("Slow Store Connection")
@Category("snailmail")
@Description("A client's connection to the slow store, from when it was opened until it was closed")
@StackTrace(false)
final class ConnectionEvent extends Event {

    @Label("Connection Id")
    @Description("Its number, by which its requests refer to it; 0 if it brought none")
    long connectionId;

    @Label("Requests")
    int requests;

    @Label("Bytes Sent")
    @Description("Bytes of response bodies that were handed to it")
    @DataAmount
    long bytesSent;

    @Label("Bytes Received")
    @Description("Bytes of request bodies that came over it")
    @DataAmount
    long bytesReceived;

    @Label("Connection Setup")
    @Description("What its first request waited for it, in the time of the network")
    @Timespan(Timespan.NANOSECONDS)
    long connectionSetup;

    @Label("Refused")
    @Description("Whether it was one too many for the network, and so reset at once")
    boolean refused;

    @Label("Client Port")
    int clientPort;

    @Label("Port")
    @Description("The port of the server")
    int port;
}
