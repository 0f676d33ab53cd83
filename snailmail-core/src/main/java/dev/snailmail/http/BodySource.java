package dev.snailmail.http;

import dev.snailmail.exchange.Segment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.xnio.channels.StreamSinkChannel;

/**
 * What is left of a body, and the way its next bytes take to the socket: small pieces through a buffer, so that
 * they leave in one write with the head; large ones straight from the file.
 */
final class BodySource {

    private static final int BUFFER_BYTES = 64 << 10;

    /** From here on, leaving the bytes in the kernel is cheaper than copying them. */
    private static final long LEAST_TRANSFER_BYTES = 32 << 10;

    /**
     * One buffer for each I/O thread. Nothing stays in it between two writes: what the socket does not take is read
     * again, so a response that waits holds no buffer.
     */
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));

    private final List<Segment> segments;
    private int index;
    private long offset;
    private long left;
    private boolean headSent;

    /** What {@link #prepare} has laid out: a filled buffer, or this many bytes to transfer from the file. */
    private ByteBuffer buffer;

    private FileChannel file;
    private long transfer;

    BodySource(List<Segment> segments) {
        this.segments = segments;
        for (Segment segment : segments) {
            left += segment.length();
        }
    }

    long left() {
        return left;
    }

    /**
     * Lays out the next bytes to write.
     *
     * @param most how many there may be at the most
     * @return how many there are
     */
    long prepare(long most) throws IOException {
        Segment segment = segments.get(index);
        long here = Math.min(most, segment.length() - offset);
        Optional<FileChannel> source = segment.content().file();
        // Before the head is out, Undertow's transfer takes no notice of the position.
        if (headSent && here >= LEAST_TRANSFER_BYTES && source.isPresent()) {
            buffer = null;
            file = source.get();
            transfer = here;
            return here;
        }
        buffer = BUFFER.get().clear();
        fill((int) Math.min(most, Math.min(left, BUFFER_BYTES)));
        return buffer.flip().remaining();
    }

    private void fill(int bytes) throws IOException {
        int segmentIndex = index;
        long segmentOffset = offset;
        while (buffer.position() < bytes) {
            Segment segment = segments.get(segmentIndex);
            int wanted = (int) Math.min(bytes - buffer.position(), segment.length() - segmentOffset);
            buffer.limit(buffer.position() + wanted);
            readFully(segment, segment.position() + segmentOffset);
            segmentIndex++;
            segmentOffset = 0;
        }
    }

    private void readFully(Segment segment, long from) throws IOException {
        long position = from;
        while (buffer.hasRemaining()) {
            int read;
            try {
                read = segment.content().read(position, buffer);
            } catch (IOException | RuntimeException | Error e) {
                throw new ObjectCutShortException("The object cannot be read", e);
            }
            if (read <= 0) {
                throw new ObjectCutShortException("The object ends at " + position, null);
            }
            position += read;
        }
    }

    /**
     * Writes what was laid out.
     *
     * @return how many bytes the connection took, 0 if it takes none now
     */
    long writeTo(StreamSinkChannel channel) throws IOException {
        long written = buffer != null ? channel.write(buffer) : transferTo(channel);
        if (written > 0) {
            headSent = true;
            advance(written);
        }
        return written;
    }

    /** {@return how many bytes the connection has taken of those laid out, if the write fails} */
    long taken() {
        return buffer == null ? 0 : buffer.position();
    }

    private long transferTo(StreamSinkChannel channel) throws IOException {
        Segment segment = segments.get(index);
        long position = segment.position() + offset;
        long written = channel.transferFrom(file, position, transfer);
        if (written <= 0 && file.size() <= position) {
            throw new ObjectCutShortException("The object ends at " + position, null);
        }
        return Math.max(0, written);
    }

    private void advance(long bytes) {
        left -= bytes;
        long rest = bytes;
        while (rest > 0) {
            long here = Math.min(rest, segments.get(index).length() - offset);
            offset += here;
            rest -= here;
            if (offset == segments.get(index).length()) {
                index++;
                offset = 0;
            }
        }
    }
}
