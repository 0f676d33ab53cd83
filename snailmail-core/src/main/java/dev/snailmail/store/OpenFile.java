package dev.snailmail.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An open file, shared by those who read it and closed when the last of them has released it. */
final class OpenFile implements StoredObject {

    private final FileChannel channel;
    private final Optional<FileChannel> file;
    private final FileStamp stamp;
    private final String etag;
    private final AtomicInteger holders = new AtomicInteger(1);

    private OpenFile(FileChannel channel, FileStamp stamp) {
        this.channel = channel;
        this.file = Optional.of(channel);
        this.stamp = stamp;
        this.etag = stamp.etag();
    }

    /** Opens a file that looked like {@code stamp} just before; the caller holds it. */
    static OpenFile open(Path file, FileStamp stamp) throws IOException {
        return new OpenFile(FileChannel.open(file, StandardOpenOption.READ), stamp);
    }

    FileStamp stamp() {
        return stamp;
    }

    /** To be called by one who knows that somebody holds it meanwhile. */
    void retain() {
        holders.incrementAndGet();
    }

    @Override
    public void release() {
        if (holders.decrementAndGet() == 0) {
            try {
                channel.close();
            } catch (IOException nothingWasWritten) {
                // A file opened for reading has nothing to lose.
            }
        }
    }

    @Override
    public long size() {
        return stamp.size();
    }

    @Override
    public String etag() {
        return etag;
    }

    @Override
    public Instant lastModified() {
        return stamp.modified().toInstant();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        return channel.read(target, position);
    }

    @Override
    public Optional<FileChannel> file() {
        return file;
    }
}
