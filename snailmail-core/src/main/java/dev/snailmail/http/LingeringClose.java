package dev.snailmail.http;

import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Closes a connection behind a response to a request that has not been read to its end. Closed over unread bytes, the
 * kernel would send a reset, and the client might lose the response. So the sending side closes first, and what comes is
 * thrown away until the client closes too, or for a second. Belongs to the I/O thread of the connection.
 */
final class LingeringClose implements ChannelListener<ConduitStreamSourceChannel> {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int BUFFER_BYTES = 4096;

    private final StreamConnection connection;
    private final Timer.Task limit;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private LingeringClose(StreamConnection connection, Timer timer, Ticker ticker) {
        this.connection = connection;
        long end = ticker.nanos() + ticker.ofRealTime(LIMIT_NANOS);
        this.limit = timer.at(end, connection.getIoThread(), () -> IoUtils.safeClose(connection));
    }

    /** Begins to close a connection whose last response has been flushed. */
    static void begin(StreamConnection connection, Timer timer, Ticker ticker) {
        ConduitStreamSourceChannel source = connection.getSourceChannel();
        try {
            connection.getSinkChannel().shutdownWrites();
            connection.getSinkChannel().flush();
        } catch (IOException clientHasLeft) {
            IoUtils.safeClose(connection);
            return;
        }
        source.setReadListener(new LingeringClose(connection, timer, ticker));
        source.wakeupReads();
    }

    @Override
    public void handleEvent(ConduitStreamSourceChannel source) {
        try {
            int read;
            do {
                read = source.read(buffer.clear());
            } while (read > 0);
            if (read == 0) {
                return;
            }
        } catch (IOException reset) {
            // It is closed all the same.
        }
        limit.cancel();
        IoUtils.safeClose(connection);
    }
}
