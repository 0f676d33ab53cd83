package dev.snailmail.http;

import dev.snailmail.trace.ConnectionEnds;
import java.net.InetSocketAddress;
import org.xnio.StreamConnection;

/** The addresses of a connection, for whoever traces it. */
record WireEnds(StreamConnection connection) implements ConnectionEnds {

    @Override
    public InetSocketAddress client() {
        return connection.getPeerAddress(InetSocketAddress.class);
    }

    @Override
    public InetSocketAddress server() {
        return connection.getLocalAddress(InetSocketAddress.class);
    }
}
