package dev.snailmail.http;

import dev.snailmail.network.ConnectionCost;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/**
 * Refuses a request whose head does not arrive in full for as long as the network says. Belongs to the I/O thread of its
 * connection.
 */
final class HeadTimeout {

    private static final long DEFAULT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final byte[] REQUEST_TIMEOUT =
            "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final StreamConnection connection;
    private final Supplier<ConnectionCost> costs;
    private final Timer timer;
    private final Ticker ticker;

    /** The pending event; null without one. */
    private Timer.Task event;

    HeadTimeout(StreamConnection connection, Supplier<ConnectionCost> costs, Timer timer, Ticker ticker) {
        this.connection = connection;
        this.costs = costs;
        this.timer = timer;
        this.ticker = ticker;
    }

    /** A part of a head has arrived, and the rest has not. Only the first call for a head counts. */
    void begin() {
        if (event == null) {
            long timeout = costs.get().headTimeout().map(Ticks::of).orElse(ticker.ofRealTime(DEFAULT_NANOS));
            event = timer.at(ticker.nanos() + timeout, connection.getIoThread(), this::refuse);
        }
    }

    /** The head is complete, or the connection has closed. */
    void end() {
        if (event != null) {
            event.cancel();
            event = null;
        }
    }

    private void refuse() {
        try {
            connection.getSinkChannel().write(ByteBuffer.wrap(REQUEST_TIMEOUT));
            LingeringClose.begin(connection, timer, ticker);
        } catch (IOException clientHasLeft) {
            IoUtils.safeClose(connection);
        }
    }
}
