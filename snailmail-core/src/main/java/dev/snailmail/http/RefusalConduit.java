package dev.snailmail.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Notices responses that Undertow sends by itself, to requests that it refuses before the handler sees them: such a
 * response is written while none of ours is on its way. Belongs to the I/O thread of its connection.
 */
final class RefusalConduit extends AbstractStreamSinkConduit<StreamSinkConduit> {

    private static final int LONGEST_STATUS_LINE = 200;

    private final BooleanSupplier isOurs;
    private final Consumer<String> onRefusal;
    private boolean refused;

    /**
     * @param isOurs whether a response of ours is on its way
     * @param onRefusal told the status line of a response of Undertow's, once at the most, as the connection ends with it
     */
    RefusalConduit(StreamSinkConduit next, BooleanSupplier isOurs, Consumer<String> onRefusal) {
        super(next);
        this.isOurs = isOurs;
        this.onRefusal = onRefusal;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        look(source);
        return next.write(source);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        look(sources[offset]);
        return next.write(sources, offset, length);
    }

    @Override
    public int writeFinal(ByteBuffer source) throws IOException {
        look(source);
        return next.writeFinal(source);
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
        look(sources[offset]);
        return next.writeFinal(sources, offset, length);
    }

    private void look(ByteBuffer source) {
        if (!refused && !isOurs.getAsBoolean()) {
            refused = true;
            onRefusal.accept(statusLine(source.duplicate()));
        }
    }

    private static String statusLine(ByteBuffer response) {
        response.limit(Math.min(response.limit(), response.position() + LONGEST_STATUS_LINE));
        String head = StandardCharsets.ISO_8859_1.decode(response).toString();
        int end = head.indexOf('\r');
        return end < 0 ? head : head.substring(0, end);
    }
}
