package dev.snailmail.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns many small reads into few large ones: it reads whole blocks from another channel and keeps the latest few.
 * It asks for more bytes than its reader wants, and saves a round trip for every read that finds its block there.
 */
public final class ReadAheadChannel extends ReadOnlyChannel {

    private static final float DEFAULT_LOAD = 0.75f;

    private final SeekableByteChannel source;
    private final int blockSize;
    private final Map<Long, byte[]> blocks;

    /**
     * Puts a cache before a channel.
     *
     * @param source the channel, closed together with this one
     * @param blockSize how many bytes to read at a time, above zero; blocks begin at its multiples
     * @param blocksKept how many blocks to keep, above zero; the least recently used one makes room
     * @throws IOException if the channel does not tell its size
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public ReadAheadChannel(SeekableByteChannel source, int blockSize, int blocksKept) throws IOException {
        super(source.size());
        if (blockSize <= 0 || blocksKept <= 0) {
            throw new IllegalArgumentException(
                    "blockSize (" + blockSize + ") and blocksKept (" + blocksKept + ") must be positive");
        }
        this.source = source;
        this.blockSize = blockSize;
        this.blocks = new LinkedHashMap<>(blocksKept, DEFAULT_LOAD, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > blocksKept;
            }
        };
    }

    @Override
    int readAt(long offset, ByteBuffer target) throws IOException {
        long number = offset / blockSize;
        byte[] block = blocks.get(number);
        if (block == null) {
            block = fetch(number);
            blocks.put(number, block);
        }
        int from = (int) (offset - number * blockSize);
        int read = Math.min(target.remaining(), block.length - from);
        target.put(block, from, read);
        return read;
    }

    private byte[] fetch(long number) throws IOException {
        long start = number * blockSize;
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(blockSize, source.size() - start));
        source.position(start);
        while (block.hasRemaining()) {
            if (source.read(block) < 0) {
                throw new IOException("the file ends at " + source.position() + ", before its size");
            }
        }
        return block.array();
    }

    @Override
    public void close() throws IOException {
        super.close();
        source.close();
    }
}
