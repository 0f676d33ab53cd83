package dev.snailmail.wire;

import dev.snailmail.ServerHandle;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One connection of a client that sends the bytes it is given and hides nothing of what comes back. */
public final class WireClient implements Closeable {

    /** Far longer than anything here takes; only a hang meets it. */
    private static final int HANG_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private WireClient(int port, int receiveBufferBytes) {
        try {
            socket = new Socket();
            if (receiveBufferBytes > 0) {
                socket.setReceiveBufferSize(receiveBufferBytes);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(HANG_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            in = new BufferedInputStream(socket.getInputStream(), 1024);
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static WireClient of(ServerHandle server) {
        return to(server.port());
    }

    /** A client of any server on the loopback address. */
    public static WireClient to(int port) {
        return new WireClient(port, 0);
    }

    /** A client whose kernel takes little ahead of it, so that the server's writes fall short. */
    public static WireClient withReceiveBuffer(ServerHandle server, int bytes) {
        return new WireClient(server.port(), bytes);
    }

    public WireClient send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends text, each character as the byte of its number. */
    public WireClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public WireClient sendRequest(String method, String target, String... headerLines) {
        StringBuilder request = new StringBuilder(method).append(' ').append(target);
        request.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        return send(request.append("\r\n").toString());
    }

    public WireResponse request(String method, String target, String... headerLines) {
        return sendRequest(method, target, headerLines).read(method);
    }

    public WireResponse get(String target, String... headerLines) {
        return request("GET", target, headerLines);
    }

    /** Reads the response to a GET. */
    public WireResponse read() {
        return read("GET");
    }

    public WireResponse read(String method) {
        WireResponse head = readHead();
        boolean hasBody = !method.equals("HEAD") && head.status() != 304 && head.status() >= 200;
        int length = hasBody
                ? head.header("Content-Length").map(Integer::parseInt).orElseThrow(() -> new AssertionError(head))
                : 0;
        return new WireResponse(head.statusLine(), head.headerLines(), readBytes(length));
    }

    public WireResponse readHead() {
        List<String> lines = new ArrayList<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            lines.add(line);
        }
        return new WireResponse(lines.get(0), List.copyOf(lines.subList(1, lines.size())), new byte[0]);
    }

    private String readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int last = 0;
        for (int b = readByte(); last != '\r' || b != '\n'; b = readByte()) {
            line.write(b);
            last = b;
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private int readByte() {
        return readBytes(1)[0] & 0xff;
    }

    public byte[] readBytes(int length) {
        try {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException(bytes.length + " bytes of " + length);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how many bytes have crossed the wire and were not read yet} */
    public int available() {
        try {
            return in.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what comes until the server closes the connection, gracefully or not} */
    public byte[] readUntilClosed() {
        return readToEnd().bytes();
    }

    /** {@return what comes until the server closes the connection, and how it does} */
    public WireEnd readToEnd() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                rest.write(buffer, 0, read);
            }
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException reset) {
            return new WireEnd(rest.toByteArray(), true);
        }
        return new WireEnd(rest.toByteArray(), false);
    }

    /** {@return how the server has closed the connection, once it has: true for an end, false for a reset} */
    public boolean endsInOrder() {
        try {
            int next = in.read();
            if (next >= 0) {
                throw new AssertionError("not an end but a byte: " + next);
            }
            return true;
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException reset) {
            return false;
        }
    }

    /** Shuts down the sending side, and keeps the other open. */
    public WireClient shutDownOutput() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves without a goodbye: the server's next write or read fails. */
    public void hangUp() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return so many clients, connected} */
    public static List<WireClient> several(ServerHandle server, int count) {
        return Stream.generate(() -> of(server)).limit(count).toList();
    }
}
