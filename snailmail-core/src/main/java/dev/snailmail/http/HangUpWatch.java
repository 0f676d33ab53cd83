package dev.snailmail.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import org.xnio.ChannelListener;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Notices that a client leaves while its response waits, for which Undertow looks only when it writes. What comes
 * instead of an end is the beginning of a pipelined request: it is kept for Undertow, and the watch is over.
 */
final class HangUpWatch implements ChannelListener<ConduitStreamSourceChannel> {

    private final HttpServerConnection connection;
    private final Runnable onHangUp;

    private HangUpWatch(HttpServerConnection connection, Runnable onHangUp) {
        this.connection = connection;
        this.onHangUp = onHangUp;
    }

    /**
     * Watches until the response has ended, when Undertow takes its place to read the next request. A request body
     * that is still to be read, or a pipelined request that has come already, leaves nothing to watch.
     *
     * @param onHangUp called once at the most, on the I/O thread
     */
    static void begin(HttpServerExchange exchange, Runnable onHangUp) {
        HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
        if (!exchange.isRequestComplete() || connection.getExtraBytes() != null) {
            return;
        }
        ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
        source.setReadListener(new HangUpWatch(connection, onHangUp));
        source.resumeReads();
    }

    @Override
    public void handleEvent(ConduitStreamSourceChannel source) {
        PooledByteBuffer buffer = connection.getByteBufferPool().allocate();
        int read = read(source, buffer);
        if (read > 0) {
            buffer.getBuffer().flip();
            connection.ungetRequestBytes(buffer);
            source.suspendReads();
            return;
        }
        buffer.close();
        if (read < 0) {
            source.suspendReads();
            onHangUp.run();
        }
    }

    /** A connection that was reset has ended too. */
    private static int read(ConduitStreamSourceChannel source, PooledByteBuffer buffer) {
        try {
            return source.read(buffer.getBuffer());
        } catch (IOException reset) {
            return -1;
        }
    }
}
