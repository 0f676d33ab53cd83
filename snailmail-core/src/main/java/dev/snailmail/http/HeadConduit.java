package dev.snailmail.http;

import dev.snailmail.time.Ticker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Notes when the bytes of a request's head arrive, as early as Java can see them, and what they were. Belongs to the I/O
 * thread of its connection.
 */
final class HeadConduit extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private static final int MOST_BYTES_TOLD = 8 << 10;

    private final Ticker ticker;

    /** Called when some of a head has arrived, but no more is there yet. */
    private final Runnable onIncomplete;

    private boolean awaited = true;
    private boolean pipelined;

    /** How many bytes of the awaited head have been read. */
    private long bytes;

    private long latestTick;

    /** Where the parser has the latest bytes, as long as it parses them; and which part of it they are. */
    private ByteBuffer latest;

    private int from;
    private int to;

    HeadConduit(StreamSourceConduit next, Ticker ticker, Runnable onIncomplete) {
        super(next);
        this.ticker = ticker;
        this.onIncomplete = onIncomplete;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        if (!awaited) {
            return next.read(buffer);
        }
        long now = ticker.nanos();
        int position = buffer.position();
        int read = next.read(buffer);
        if (read > 0) {
            bytes += read;
            latestTick = now;
            latest = buffer;
            from = position;
            to = buffer.position();
        } else if (read == 0 && bytes > 0) {
            onIncomplete.run();
        }
        return read;
    }

    /**
     * The head is complete, and no other is awaited until the response to it is out.
     *
     * @param now the current tick
     * @return the tick just before its last bytes were read; the current one if they came with a request before it
     */
    long completed(long now) {
        awaited = false;
        latest = null;
        return bytes > 0 ? latestTick : now;
    }

    /**
     * A head is awaited again.
     *
     * @param pipelinedBytes how many bytes of it have come with the request before
     */
    void await(int pipelinedBytes) {
        awaited = true;
        bytes = pipelinedBytes;
        pipelined = pipelinedBytes > 0;
        latestTick = ticker.nanos();
    }

    /** {@return whether some of the awaited head came with the request before} */
    boolean isPipelined() {
        return pipelined;
    }

    /** {@return how many bytes of the awaited head have been read} */
    long bytes() {
        return bytes;
    }

    /** {@return the latest bytes of a head that is being parsed, a character each, as far as they are there} */
    String latestText() {
        if (latest == null) {
            return "";
        }
        ByteBuffer text = latest.duplicate().clear();
        int end = Math.min(to, text.limit());
        text.position(Math.min(from, end)).limit(Math.min(end, from + MOST_BYTES_TOLD));
        return StandardCharsets.ISO_8859_1.decode(text).toString();
    }
}
