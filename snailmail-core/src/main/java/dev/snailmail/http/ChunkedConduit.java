package dev.snailmail.http;

import io.undertow.conduits.ReadDataStreamSourceConduit;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * The data of a chunked request body. It takes the place of Undertow's conduit, which reads on until a line feed where a
 * size or a terminator is malformed, and so may wait for ever. What comes behind the body is kept for the next request.
 */
final class ChunkedConduit extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private final HttpServerConnection connection;
    private final ChunkDecoder decoder = new ChunkDecoder();

    ChunkedConduit(HttpServerConnection connection) {
        super(new ReadDataStreamSourceConduit(connection.getOriginalSourceConduit(), connection));
        this.connection = connection;
    }

    /**
     * Reads data of chunks.
     *
     * @return how many bytes, 0 if none have come, -1 at the end of the body
     * @throws MalformedBodyException if the body is malformed
     * @throws EOFException if the client ended its stream before the body
     */
    @Override
    public int read(ByteBuffer data) throws IOException {
        if (decoder.isFinished()) {
            return -1;
        }
        PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
        try {
            ByteBuffer raw = pooled.getBuffer();
            if (next.read(raw) < 0) {
                throw new EOFException("The client ended its stream within a chunked body");
            }
            int decoded = decoder.decode(raw.flip(), data);
            if (raw.hasRemaining()) {
                connection.ungetRequestBytes(pooled);
                pooled = null;
            }
            return decoded == 0 && decoder.isFinished() ? -1 : decoded;
        } finally {
            if (pooled != null) {
                pooled.close();
            }
        }
    }

    @Override
    public long read(ByteBuffer[] data, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            if (data[i].hasRemaining()) {
                return read(data[i]);
            }
        }
        return 0;
    }
}
