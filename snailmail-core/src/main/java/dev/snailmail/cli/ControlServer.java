package dev.snailmail.cli;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import dev.snailmail.ServerHandle;
import dev.snailmail.hosts.AllowedHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The control port: lets a program in any language read the server and tune it. It listens on the loopback address
 * only, beside the server that it controls, so that what it is asked is neither slowed down nor counted.
 */
final class ControlServer implements AutoCloseable {

    /** Enough for one client that reads a long list and another that resets meanwhile. */
    private static final int THREADS = 4;

    /**
     * Settings that the JDK reads once, before its first server.
     *
     * <ul>
     *   <li>It writes head and body apart. Without {@code nodelay} the body waits for the client to acknowledge the
     *       head, which takes a client 40 ms on a connection that it keeps alive.
     *   <li>A client that never sends what it announced would keep its thread for good without {@code maxReqTime},
     *       in seconds.
     * </ul>
     */
    private static final Map<String, String> JDK_SETTINGS =
            Map.of("sun.net.httpserver.nodelay", "true", "sun.net.httpserver.maxReqTime", "5");

    private final HttpServer http;
    private final ExecutorService executor;

    private ControlServer(HttpServer http, ExecutorService executor) {
        this.http = http;
        this.executor = executor;
    }

    /**
     * Starts to answer.
     *
     * @param port the port, 0 for any free one
     * @param hosts the hosts whose requests are answered
     * @param server what to control
     * @return the running control port
     * @throws UncheckedIOException if the port is taken, or the system has no descriptor left
     */
    static ControlServer start(int port, AllowedHosts hosts, ServerHandle server) {
        JDK_SETTINGS.forEach(System.getProperties()::putIfAbsent);
        HttpServer http = bind(port);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "snailmail-control");
            thread.setDaemon(true);
            return thread;
        });
        http.setExecutor(executor);
        HttpContext routes = http.createContext("/", new ControlHandler(Route.all(server)));
        routes.getFilters().add(new WebPageFilter(hosts));
        http.start();
        return new ControlServer(http, executor);
    }

    private static HttpServer bind(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (BindException e) {
            throw new UncheckedIOException(
                    "--control-port (" + port + ") cannot be bound on 127.0.0.1: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the control port cannot be opened: " + e.getMessage(), e);
        }
    }

    /** {@return the URL that the routes are relative to} */
    URI baseUri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        http.stop(0);
        executor.shutdownNow();
    }
}
