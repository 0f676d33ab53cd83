package dev.snailmail.http;

import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.channels.AcceptingChannel;

/** A listening socket on the loopback address with I/O threads of its own, so that closing it leaves nothing. */
final class Listener implements AutoCloseable {

    /** A wave of thousands of clients connects at once; with a short queue some of them would be refused. */
    private static final int BACKLOG = 4096;

    private static final int POOLED_BUFFER_BYTES = 16 << 10;

    /** Far more than clients send, and little enough that thousands of requests in flight do not fill the heap. */
    static final int MOST_HEAD_BYTES = 256 << 10;

    private final IoThreads threads;
    private final DefaultByteBufferPool buffers;
    private final HttpOpenListener http;
    private final AcceptingChannel<StreamConnection> socket;
    private final Runnable release;

    private Listener(
            IoThreads threads,
            DefaultByteBufferPool buffers,
            HttpOpenListener http,
            AcceptingChannel<StreamConnection> socket,
            Runnable release) {
        this.threads = threads;
        this.buffers = buffers;
        this.http = http;
        this.socket = socket;
        this.release = release;
    }

    /**
     * @param connections told of every connection accepted, on its I/O thread
     * @throws IOException if the port cannot be bound, or sockets cannot be opened; nothing is left running then
     */
    static Listener start(int port, HttpHandler handler, ConnectionTable connections) throws IOException {
        IoThreads threads = IoThreads.start();
        AcceptFailures.report();
        DefaultByteBufferPool buffers = new DefaultByteBufferPool(true, POOLED_BUFFER_BYTES);
        Runnable release = () -> {
            threads.close();
            buffers.close();
        };
        try {
            return open(port, handler, connections, threads, buffers, release);
        } catch (IOException | RuntimeException e) {
            release.run();
            throw e;
        }
    }

    /**
     * Starts another listener on a free port and the same threads, which do not end when it is closed.
     *
     * @throws IOException if there is no free port
     */
    Listener another(HttpHandler handler, ConnectionTable others) throws IOException {
        return open(0, handler, others, threads, buffers, () -> {});
    }

    private static Listener open(
            int port,
            HttpHandler handler,
            ConnectionTable connections,
            IoThreads threads,
            DefaultByteBufferPool buffers,
            Runnable release)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(loopback(), port);
        HttpOpenListener http = new HttpOpenListener(buffers, httpOptions());
        http.setRootHandler(handler);
        ChannelListener<AcceptingChannel<StreamConnection>> accept =
                server -> acceptAll(server, connection -> connections.arrived(connection, http));
        AcceptingChannel<StreamConnection> socket =
                threads.worker().createStreamConnectionServer(address, accept, socketOptions());
        socket.resumeAccepts();
        return new Listener(threads, buffers, http, socket, release);
    }

    /**
     * Takes all connections that have come. XNIO's own listener takes one at a time, and logs an error with its stack each
     * time that it finds none and the socket closed.
     */
    private static void acceptAll(
            AcceptingChannel<StreamConnection> socket, ChannelListener<StreamConnection> onConnection) {
        try {
            for (StreamConnection next = socket.accept(); next != null; next = socket.accept()) {
                ChannelListeners.invokeChannelListener(next, onConnection);
            }
        } catch (IOException closing) {
            // The server is being closed. XNIO keeps all other failures to itself: AcceptFailures.
        }
    }

    /** 127.0.0.1 whatever the machine prefers: it is what the base URL says. */
    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static OptionMap socketOptions() {
        return OptionMap.builder()
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .set(Options.TCP_NODELAY, true)
                .set(Options.SEND_BUFFER, SendBuffer.FULL_BYTES)
                .getMap();
    }

    private static OptionMap httpOptions() {
        return OptionMap.builder()
                // Keys are decoded in KeyDecoder, where %2F and + mean what they mean to an object store.
                .set(UndertowOptions.DECODE_URL, false)
                .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .set(UndertowOptions.MAX_HEADER_SIZE, MOST_HEAD_BYTES)
                // Response says what time it is; Undertow would load calendars and languages for it.
                .set(UndertowOptions.ALWAYS_SET_DATE, false)
                .getMap();
    }

    int port() {
        return socket.getLocalAddress(InetSocketAddress.class).getPort();
    }

    /** Frees the port. Connections that were accepted stay open. */
    void stopAccepting() {
        IoUtils.safeClose(socket);
    }

    @Override
    public void close() {
        stopAccepting();
        http.closeConnections();
        release.run();
    }
}
