package dev.snailmail.http;

import java.io.IOException;
import org.xnio.Options;
import org.xnio.StreamConnection;

/**
 * The send buffer of a connection, which is small until its client has shown that it reads.
 *
 * <p>Bytes count as sent when the kernel takes them. Those that are still queued when the client leaves never reach it.
 * So at most 64 KiB may be queued, or a quarter of what the client has received. The sizes suit Linux, which doubles
 * them and may exceed them by a segment of 64 KiB. Belongs to the I/O thread of its connection.
 */
final class SendBuffer {

    /** As fast on loopback as any larger one; up to 240 KiB are then queued. */
    static final int FULL_BYTES = 96 << 10;

    /** A single segment, of at most 64 KiB, is then queued. */
    private static final int SMALL_BYTES = 4 << 10;

    /**
     * A client may acknowledge a segment 40 ms late, unless more than that is outstanding. A few extra bytes behind the
     * segment that fills a small buffer make it acknowledge both at once.
     */
    static final int EXTRA_BYTES = 16;

    /** All of so few bytes may be queued, so they need no small buffer. */
    private static final long QUEUED_AT_MOST_BYTES = 64 << 10;

    /** A client that was sent as much has received four times as many bytes as a full buffer has queued. */
    private static final long PROVEN_BYTES = 1200 << 10;

    private final StreamConnection connection;
    private int bytes = FULL_BYTES;

    /** How many bytes were sent since the client was last known to have received everything. */
    private long sent;

    /** Whether extra bytes were written since the kernel last took others. */
    private boolean hasExtra;

    SendBuffer(StreamConnection connection) {
        this.connection = connection;
    }

    /** The client has asked for more after the end of the previous response, so it has received everything. */
    void received() {
        sent = 0;
    }

    /**
     * Resizes the buffer for the next write.
     *
     * @param left how many bytes of the body are left
     */
    void prepare(long left) {
        resize(sent + left <= QUEUED_AT_MOST_BYTES || sent >= PROVEN_BYTES ? FULL_BYTES : SMALL_BYTES);
    }

    /** The kernel has taken this many bytes. */
    void sent(long written) {
        sent += written;
        hasExtra = false;
    }

    /** Makes room for extra bytes behind those that fill a small buffer; returns false if there is no need for them. */
    boolean beginExtra() {
        if (bytes == FULL_BYTES || hasExtra) {
            return false;
        }
        resize(FULL_BYTES);
        return true;
    }

    /** The extra bytes have been written. */
    void endExtra() {
        hasExtra = true;
        resize(SMALL_BYTES);
    }

    private void resize(int newBytes) {
        if (bytes == newBytes) {
            return;
        }
        bytes = newBytes;
        try {
            connection.setOption(Options.SEND_BUFFER, newBytes);
        } catch (IOException closed) {
            // The next write fails, too.
        }
    }
}
