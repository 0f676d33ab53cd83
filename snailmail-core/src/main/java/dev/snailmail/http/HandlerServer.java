package dev.snailmail.http;

import com.sun.net.httpserver.HttpHandler;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingReadTimeoutHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apiguardian.api.API;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * Serves a handler of the JDK's API on the loopback address. It may block, on threads of its own. Unlike the JDK's server,
 * this one hands every path to the handler, also {@code //stats}, where the JDK takes {@code stats} for a host.
 */
@API(status = API.Status.INTERNAL)
public final class HandlerServer implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 << 10;

    /** A client that does not send what it announced must not keep its thread for good. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    private static final OptionMap SOCKET_OPTIONS = OptionMap.builder()
            .set(Options.REUSE_ADDRESSES, true)
            .set(Options.TCP_NODELAY, true)
            .getMap();

    private static final OptionMap HTTP_OPTIONS = OptionMap.builder()
            .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) READ_TIMEOUT.toMillis())
            .set(UndertowOptions.ALWAYS_SET_DATE, false)
            .getMap();

    private final XnioWorker worker;
    private final ExecutorService tasks;
    private final DefaultByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES);
    private final HttpOpenListener http = new HttpOpenListener(buffers, HTTP_OPTIONS);
    private final HttpHandler handler;
    private AcceptingChannel<StreamConnection> socket;

    private HandlerServer(HttpHandler handler, int threads, String name) {
        this.handler = handler;
        this.tasks = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        this.worker = QuietStart.xnio()
                .createWorkerBuilder()
                .setWorkerName(name)
                .setWorkerIoThreads(1)
                .setDaemon(true)
                .setExternalExecutorService(tasks)
                .build();
    }

    /**
     * Starts to serve.
     *
     * @param port the port, 0 for any free one
     * @param handler answers every request; the connection is closed if it throws
     * @param threads how many requests it answers at once
     * @param name the name of its threads
     * @return the running server, to be closed
     * @throws IOException if the port cannot be bound; nothing is left running then
     */
    public static HandlerServer start(int port, HttpHandler handler, int threads, String name) throws IOException {
        HandlerServer server = new HandlerServer(handler, threads, name);
        try {
            server.open(port);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void open(int port) throws IOException {
        http.setRootHandler(BlockingReadTimeoutHandler.builder()
                .readTimeout(READ_TIMEOUT)
                .nextHandler(exchange -> exchange.dispatch(tasks, this::serve))
                .build());
        socket = worker.createStreamConnectionServer(
                new InetSocketAddress(Listener.loopback(), port),
                ChannelListeners.openListenerAdapter(http),
                SOCKET_OPTIONS);
        socket.resumeAccepts();
    }

    private void serve(HttpServerExchange exchange) {
        exchange.startBlocking();
        try {
            handler.handle(new HandlerExchange(exchange));
        } catch (IOException | RuntimeException | Error e) {
            // The handler has reported it. A response that has begun must not look like all of it.
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    /** {@return the port that is served on} */
    public int port() {
        return socket.getLocalAddress(InetSocketAddress.class).getPort();
    }

    @Override
    public void close() {
        IoUtils.safeClose(socket);
        http.closeConnections();
        worker.shutdown();
        tasks.shutdownNow();
        buffers.close();
    }
}
