package dev.snailmail.http;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.util.function.Consumer;
import org.xnio.ChannelListener;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Notices that a client ends its stream or resets its connection while its response waits, for which Undertow looks only
 * when it writes. If bytes come instead, they begin a pipelined request: they are kept for Undertow, and the watch ends.
 */
final class HangUpWatch implements ChannelListener<ConduitStreamSourceChannel> {

    private final ByteBufferPool buffers;
    private final Consumer<PooledByteBuffer> pipelined;
    private final Runnable onEnd;
    private final Runnable onReset;
    private boolean hasEnded;

    /**
     * @param buffers what to read into
     * @param pipelined given what comes instead of an end
     * @param onEnd called when the client has ended its stream
     * @param onReset called when the connection was reset
     */
    HangUpWatch(ByteBufferPool buffers, Consumer<PooledByteBuffer> pipelined, Runnable onEnd, Runnable onReset) {
        this.buffers = buffers;
        this.pipelined = pipelined;
        this.onEnd = onEnd;
        this.onReset = onReset;
    }

    /**
     * Watches until the response has ended, when Undertow takes its place to read the next request. A request body
     * that is still to be read, or a pipelined request that has come already, leaves nothing to watch.
     *
     * @param onEnd called when the client has ended its stream
     * @param onReset called when the connection was reset; one of the two is called at most, once, on the I/O thread
     */
    static void begin(HttpServerExchange exchange, Runnable onEnd, Runnable onReset) {
        HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
        if (!exchange.isRequestComplete() || connection.getExtraBytes() != null) {
            return;
        }
        ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
        source.setReadListener(
                new HangUpWatch(connection.getByteBufferPool(), connection::ungetRequestBytes, onEnd, onReset));
        source.resumeReads();
    }

    @Override
    public void handleEvent(ConduitStreamSourceChannel source) {
        if (hasEnded) {
            // XNIO may have found the channel ready once more before it was suspended.
            source.suspendReads();
            return;
        }
        PooledByteBuffer buffer = buffers.allocate();
        int read;
        try {
            read = source.read(buffer.getBuffer());
        } catch (IOException reset) {
            buffer.close();
            source.suspendReads();
            hasEnded = true;
            onReset.run();
            return;
        }
        if (read > 0) {
            buffer.getBuffer().flip();
            pipelined.accept(buffer);
            source.suspendReads();
            return;
        }
        buffer.close();
        if (read < 0) {
            source.suspendReads();
            hasEnded = true;
            onEnd.run();
        }
    }
}
