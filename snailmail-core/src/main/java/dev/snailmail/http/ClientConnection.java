package dev.snailmail.http;

import dev.snailmail.network.Pipe;
import dev.snailmail.network.Pipes;
import dev.snailmail.recording.Outcome;
import dev.snailmail.trace.ConnectionTrace;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/** One connection of a client, from when it is let in. Belongs to its I/O thread. */
final class ClientConnection {

    /** Undertow's parser grows with the largest head of its connection, and does not shrink. */
    private static final int LARGE_HEAD_BYTES = 32 << 10;

    private final StreamConnection connection;
    private final long openedTick;
    private final long connectNanos;
    private final IdleTimeout idleTimeout;
    private final HeadTimeout headTimeout;
    private final HeadConduit heads;
    private final HalfCloses halfCloses;
    private final ConnectionTrace trace;
    private final SendBuffer sendBuffer;
    private long id;

    /** As Undertow sees it; null before its first request. */
    private HttpServerConnection http;

    private int requests;
    private Response current;

    /** The pipes that its requests met last, and its own among them. */
    private Pipes pipes;

    private Pipe down;

    /**
     * @param connection the connection
     * @param openedTick when its client opened it
     * @param connectNanos what its first request is charged for it
     * @param idleTimeout closes it when it is of no use
     * @param headTimeout closes it when a head does not arrive in full
     * @param heads sees the heads of its requests arrive
     * @param halfCloses decides whether its client has left
     * @param trace what hears of its requests and its end
     */
    ClientConnection(
            StreamConnection connection,
            long openedTick,
            long connectNanos,
            IdleTimeout idleTimeout,
            HeadTimeout headTimeout,
            HeadConduit heads,
            HalfCloses halfCloses,
            ConnectionTrace trace) {
        this.connection = connection;
        this.openedTick = openedTick;
        this.connectNanos = connectNanos;
        this.idleTimeout = idleTimeout;
        this.headTimeout = headTimeout;
        this.heads = heads;
        this.halfCloses = halfCloses;
        this.trace = trace;
        this.sendBuffer = new SendBuffer(connection);
    }

    XnioIoThread thread() {
        return connection.getIoThread();
    }

    /**
     * Sees the bytes of its requests before the parser does, and those of its responses.
     *
     * @param onRefusal told the reason when a request is refused before it reaches the handler
     */
    void watch(Consumer<String> onRefusal) {
        connection.getSourceChannel().setConduit(heads);
        connection
                .getSinkChannel()
                .setConduit(new RefusalConduit(
                        connection.getSinkChannel().getConduit(),
                        () -> current != null,
                        statusLine -> onRefusal.accept(Refusal.reason(
                                statusLine, heads.latestText(), heads.bytes(), Listener.MOST_HEAD_BYTES))));
    }

    /**
     * The head of a request is complete.
     *
     * @param now the current tick
     * @return the tick at which it was
     */
    long headArrived(long now) {
        headTimeout.end();
        if (!heads.isPipelined()) {
            sendBuffer.received();
        }
        return heads.completed(now);
    }

    SendBuffer sendBuffer() {
        return sendBuffer;
    }

    /** {@return whether the head of the latest request was so large that its parser should not be retained} */
    boolean hadLargeHead() {
        return heads.bytes() > LARGE_HEAD_BYTES;
    }

    /** It brings its first request, and is numbered. */
    void identify(long number, HttpServerConnection connectionOfExchanges) {
        id = number;
        http = connectionOfExchanges;
    }

    long id() {
        return id;
    }

    /** {@return when its client opened it, whether it was let in at once or not} */
    long openedTick() {
        return openedTick;
    }

    /** {@return which request of this connection the one that has just arrived is, from 1} */
    int nextRequest() {
        return ++requests;
    }

    /** {@return what the request that has just arrived is charged for the connection: something, if it is the first} */
    long connectNanosDue() {
        return requests == 1 ? connectNanos : 0;
    }

    /** It is let in, and may wait for its first request from here on. */
    void entered(long tick) {
        idleTimeout.idle(this, tick);
    }

    /** {@return what its responses cross; another one, and empty, when it meets other pipes} */
    Pipe downOf(Pipes met) {
        if (pipes != met) {
            pipes = met;
            down = met.down();
        }
        return down;
    }

    /** Responses come one after the other, pipelined requests or not. */
    void begin(Response response) {
        current = response;
    }

    /**
     * A response is out, and the next request may take its time from here on. Nothing is kept of what has been answered,
     * which is half of what an idle connection would take.
     */
    void responded(long tick) {
        if (!isBusy()) {
            current = null;
        }
        heads.await(pipelinedBytes());
        idleTimeout.idle(this, tick);
    }

    private int pipelinedBytes() {
        PooledByteBuffer pipelined = http == null ? null : http.getExtraBytes();
        return pipelined == null ? 0 : pipelined.getBuffer().remaining();
    }

    /** The network has changed, and with it perhaps how long it may be idle. */
    void networkChanged() {
        idleTimeout.review(this);
    }

    /**
     * Its client has ended its stream.
     *
     * @param verdict given whether the client has left, on the I/O thread
     */
    void decideWhetherItLeft(Consumer<Boolean> verdict) {
        int clientPort = connection.getPeerAddress(InetSocketAddress.class).getPort();
        int serverPort = connection.getLocalAddress(InetSocketAddress.class).getPort();
        halfCloses.decide(clientPort, serverPort, thread(), verdict);
    }

    /** {@return whether a response is on its way, if only the end of its head to a client that takes no more} */
    boolean isBusy() {
        return current != null && !current.isExchanged();
    }

    int requests() {
        return requests;
    }

    ConnectionTrace trace() {
        return trace;
    }

    /** It is closed, and with it ends what is in flight. To be called once. */
    void closed(Outcome outcome) {
        idleTimeout.end();
        headTimeout.end();
        if (current != null) {
            current.abandon(outcome);
            current = null;
        }
        trace.closed();
    }
}
