package dev.snailmail.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A position in something of a fixed size that can only be read. Not safe for use by several threads. */
abstract class ReadOnlyChannel implements SeekableByteChannel {

    private final long size;
    private long position;
    private boolean open = true;

    ReadOnlyChannel(long size) {
        this.size = size;
    }

    /** Reads at least one byte and at most what {@code target} has room for, all of which is there. */
    abstract int readAt(long offset, ByteBuffer target) throws IOException;

    @Override
    public final int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (!target.hasRemaining()) {
            return 0;
        }
        if (position >= size) {
            return -1;
        }
        int limit = target.limit();
        int wanted = (int) Math.min(target.remaining(), size - position);
        target.limit(target.position() + wanted);
        try {
            int read = readAt(position, target);
            position += read;
            return read;
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public final long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public final SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("position (" + newPosition + ") must not be negative");
        }
        position = newPosition;
        return this;
    }

    @Override
    public final long size() throws IOException {
        requireOpen();
        return size;
    }

    @Override
    public final boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
    }

    @Override
    public final int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public final SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    private void requireOpen() throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
