package dev.snailmail.cli;

import com.sun.net.httpserver.HttpHandler;
import dev.snailmail.ServerHandle;
import dev.snailmail.hosts.AllowedHosts;
import dev.snailmail.http.HandlerServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;

/**
 * The control port: lets a program in any language read the server and tune it. It listens on the loopback address
 * only, beside the server that it controls, so that what it is asked is neither slowed down nor counted.
 */
final class ControlServer implements AutoCloseable {

    /** Enough for one client that reads a long list and another that resets meanwhile. */
    private static final int THREADS = 4;

    private final HandlerServer http;

    private ControlServer(HandlerServer http) {
        this.http = http;
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
        HttpHandler handler = new WebPageFilter(hosts, new ControlHandler(Route.all(server)));
        try {
            return new ControlServer(HandlerServer.start(port, handler, THREADS, "snailmail-control"));
        } catch (BindException e) {
            throw new UncheckedIOException(
                    "--control-port (" + port + ") cannot be bound on 127.0.0.1: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the control port cannot be opened: " + e.getMessage(), e);
        }
    }

    /** {@return the URL that the routes are relative to} */
    URI baseUri() {
        return URI.create("http://127.0.0.1:" + http.port() + "/");
    }

    @Override
    public void close() {
        http.close();
    }
}
