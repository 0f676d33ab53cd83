package dev.snailmail.cli;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of a response of the control port. A short one is sent as a whole, with its length; of a long one the head is
 * sent when its first part is full, and the rest follows in chunks. Until then the response can still become another.
 */
final class ControlResponse extends OutputStream {

    private static final int FIRST_PART_BYTES = 64 << 10;

    private final HttpExchange exchange;
    private final int status;
    private final byte[] firstPart = new byte[FIRST_PART_BYTES];
    private int bytes;
    private boolean started;

    ControlResponse(HttpExchange exchange, int status) {
        this.exchange = exchange;
        this.status = status;
    }

    /** {@return whether the head has been sent} */
    boolean hasStarted() {
        return started;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (!started && bytes + length <= FIRST_PART_BYTES) {
            System.arraycopy(source, offset, firstPart, bytes, length);
            bytes += length;
            return;
        }
        if (!started) {
            start(0);
        }
        exchange.getResponseBody().write(source, offset, length);
    }

    /** @param length the length of the body, 0 for chunks */
    private void start(long length) throws IOException {
        started = true;
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(firstPart, 0, bytes);
    }

    /** Sends what has not been sent. Not to be called for a body that could not be written to its end. */
    void finish() throws IOException {
        if (!started && exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            if (!started) {
                start(bytes == 0 ? -1 : bytes);
            }
            exchange.getResponseBody().close();
        }
    }
}
