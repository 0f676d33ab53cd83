package dev.snailmail.examples.bench.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody writes who needs ranges of files and has nothing but the JDK. It runs until its JVM ends. */
final class JdkFileServer implements HttpHandler {

    /** Without it, answers wait 40 ms for an acknowledgement, as most users find out. */
    static final String NO_DELAY = "-Dsun.net.httpserver.nodelay=true";

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final int BACKLOG = 4096;
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int BUFFER = 64 << 10;

    private final Path root;

    private JdkFileServer(Path root) {
        this.root = root;
    }

    /** Starts one and returns its port. */
    static int start(Path root) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(executor());
        server.createContext("/", new JdkFileServer(root));
        server.start();
        return server.getAddress().getPort();
    }

    /** A virtual thread for each request, where Java has them, which is from 21 on. */
    private static ExecutorService executor() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException older) {
            return Executors.newCachedThreadPool();
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
        long size = Files.size(file);
        String header = exchange.getRequestHeaders().getFirst("Range");
        Matcher range = RANGE.matcher(header == null ? "" : header);
        try (exchange;
                InputStream input = Files.newInputStream(file)) {
            if (range.matches()) {
                long from = Long.parseLong(range.group(1));
                long to = Math.min(Long.parseLong(range.group(2)), size - 1);
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + size);
                exchange.sendResponseHeaders(PARTIAL_CONTENT, to - from + 1);
                input.skipNBytes(from);
                copy(input, to - from + 1, exchange.getResponseBody());
            } else {
                exchange.sendResponseHeaders(OK, size);
                copy(input, size, exchange.getResponseBody());
            }
        }
    }

    private static void copy(InputStream input, long length, OutputStream output) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, length)];
        long left = length;
        while (left > 0) {
            int read = input.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the file ends " + left + " bytes too early");
            }
            output.write(buffer, 0, read);
            left -= read;
        }
    }
}
