package dev.snailmail.examples.bench.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A keep-alive connection with one request in flight at most. It reads of a response what it must, no more. */
public final class LoadConnection implements AutoCloseable {

    private static final int LARGEST_HEAD = 2048;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private final byte[] head = new byte[LARGEST_HEAD];
    private int headUsed;
    private long bodyLeft;
    private boolean inBody;
    private boolean throttled;
    private long since;

    private LoadConnection(SocketChannel channel) {
        this.channel = channel;
    }

    public static LoadConnection open(int port) throws IOException {
        return open(port, 1);
    }

    /** Connects from {@code 127.0.0.<from>}, since the ports of one address do not suffice for fifty thousand. */
    static LoadConnection open(int port, int from) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // Closed with a reset, or ten thousand addresses in TIME_WAIT would slow down whoever connects next.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        if (from > 1) {
            channel.bind(new InetSocketAddress("127.0.0." + from, 0));
        }
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        return new LoadConnection(channel);
    }

    public SocketChannel channel() {
        return channel;
    }

    /** Whether the answer was 503, of which a store that throttles makes use. */
    public boolean throttled() {
        return throttled;
    }

    /** From when on the answer has been waited for, as given to {@link #send}. */
    long since() {
        return since;
    }

    public void send(ByteBuffer bytes, long waitedForSince) throws IOException {
        since = waitedForSince;
        inBody = false;
        headUsed = 0;
        int length = bytes.remaining();
        if (channel.write(bytes) < length) {
            throw new IOException("a request of " + length + " bytes did not fit the send buffer");
        }
    }

    /** Reads what is there; returns whether the response has ended with it. */
    public boolean receive(ByteBuffer buffer) throws IOException {
        while (true) {
            buffer.clear();
            int read = channel.read(buffer);
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            buffer.flip();
            if (!inBody && buffer.hasRemaining()) {
                inBody = takeHead(buffer);
            }
            bodyLeft -= buffer.remaining();
            if (inBody && bodyLeft <= 0) {
                return true;
            }
            if (read < buffer.capacity()) {
                return false;
            }
        }
    }

    private boolean takeHead(ByteBuffer buffer) throws IOException {
        int start = buffer.position();
        int taken = Math.min(buffer.remaining(), head.length - headUsed);
        buffer.get(head, headUsed, taken);
        int end = endOfHead(Math.max(0, headUsed - 3), headUsed + taken);
        if (end < 0) {
            headUsed += taken;
            if (headUsed == head.length) {
                throw new IOException("the head of a response is longer than " + LARGEST_HEAD + " bytes");
            }
            bodyLeft = 0;
            return false;
        }
        buffer.position(start + end - headUsed);
        throttled = head[STATUS_AT] == '5' && head[STATUS_AT + 2] == '3';
        if (head[STATUS_AT] != '2' && !throttled) {
            throw new IOException(new String(head, 0, end, StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse(""));
        }
        bodyLeft = contentLength(end);
        return true;
    }

    private int endOfHead(int from, int to) {
        for (int i = from; i + 3 < to; i++) {
            if (head[i] == '\r' && head[i + 2] == '\r' && head[i + 1] == '\n' && head[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private long contentLength(int end) throws IOException {
        for (int i = 0; i + LENGTH.length() < end; i++) {
            if (head[i] == '\r' && isLengthAt(i)) {
                return number(i + LENGTH.length(), end);
            }
        }
        throw new IOException("a response has no Content-Length: "
                + new String(head, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    }

    private boolean isLengthAt(int at) {
        for (int i = 0; i < LENGTH.length(); i++) {
            int letter = head[at + i];
            if (letter != LENGTH.charAt(i) && (letter | 0x20) != LENGTH.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long number(int from, int end) {
        long value = 0;
        for (int i = from; i < end && head[i] != '\r'; i++) {
            if (head[i] != ' ') {
                value = 10 * value + head[i] - '0';
            }
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
