package dev.snailmail.examples.bench.peer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to be had of this machine: nginx as its makers would tune it for files, if it is installed. */
public final class Nginx {

    private static final Path FOLDER = Path.of("target", "bench-nginx").toAbsolutePath();
    private static final int MOST_TRIES = 200;
    private static final int MILLIS_BETWEEN_TRIES = 10;

    private Nginx() {}

    /** Where it is, on the path of this process or where Debian puts it. */
    public static Optional<Path> find() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A command that serves a folder on a port of the loopback address until it is ended. */
    static ProcessBuilder command(Path nginx, Path root, int port) throws IOException {
        Files.createDirectories(FOLDER);
        Path configuration = FOLDER.resolve("nginx.conf");
        Files.writeString(configuration, """
                %s
                daemon off;
                worker_processes 2;
                pid %s/nginx.pid;
                error_log stderr warn;
                events { worker_connections 20000; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  tcp_nodelay on;
                  keepalive_requests 1000000000;
                  open_file_cache max=1000 inactive=1h;
                  open_file_cache_valid 1h;
                  client_body_temp_path %2$s; proxy_temp_path %2$s; fastcgi_temp_path %2$s; uwsgi_temp_path %2$s;
                  scgi_temp_path %2$s;
                  server {
                    listen 127.0.0.1:%3$d backlog=4096;
                    root %4$s;
                  }
                }
                """
                // Otherwise its workers would be a user who may not see the folder.
                .formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "",
                        FOLDER,
                        port,
                        root.toAbsolutePath()));
        return new ProcessBuilder(nginx.toString(), "-p", FOLDER.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /** A port that is free, though another program might take it. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns when it answers. */
    static void awaitStart(int port) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (ConnectException notYet) {
                sleep();
            }
        }
        throw new IOException("nginx did not start on port " + port);
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(MILLIS_BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while nginx started", e);
        }
    }
}
