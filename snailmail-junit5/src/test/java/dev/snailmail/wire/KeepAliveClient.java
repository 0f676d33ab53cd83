package dev.snailmail.wire;

import dev.snailmail.ServerHandle;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is kept; returns the moment it holds the last byte, as no client of the JDK promises to. */
public final class KeepAliveClient implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;

    public KeepAliveClient(ServerHandle server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Asks and reads the answer to its last byte. */
    public byte[] get(String key, String... headerLines) throws IOException {
        send("GET", key, headerLines);
        return read();
    }

    /** Reads an answer to its last byte. */
    public byte[] read() throws IOException {
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        return in.readNBytes(length);
    }

    /** Asks and does not wait for the answer. */
    public void send(String method, String key, String... headerLines) throws IOException {
        StringBuilder head = new StringBuilder(method + " /" + key + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads the answer to a HEAD. */
    public void readHead() throws IOException {
        for (String line = line(); !line.isEmpty(); ) {
            line = line();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the server has closed the connection");
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
