package dev.snailmail.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that counts which of its objects have not been released. */
public final class CountedStore implements ObjectStore {

    private final ObjectStore store;
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger releasedTwice = new AtomicInteger();

    public CountedStore(ObjectStore store) {
        this.store = store;
    }

    public int held() {
        return held.get();
    }

    public int releasedTwice() {
        return releasedTwice.get();
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        return store.find(key).map(Counted::new);
    }

    @Override
    public SortedSet<String> keys() {
        return store.keys();
    }

    @Override
    public String describe() {
        return store.describe();
    }

    @Override
    public void close() {
        store.close();
    }

    private final class Counted implements StoredObject {

        private final StoredObject object;
        private final AtomicBoolean released = new AtomicBoolean();

        Counted(StoredObject object) {
            this.object = object;
            held.incrementAndGet();
        }

        @Override
        public long size() {
            return object.size();
        }

        @Override
        public String etag() {
            return object.etag();
        }

        @Override
        public Instant lastModified() {
            return object.lastModified();
        }

        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            return object.read(position, target);
        }

        @Override
        public Optional<FileChannel> file() {
            return object.file();
        }

        @Override
        public void release() {
            if (released.compareAndSet(false, true)) {
                held.decrementAndGet();
                object.release();
            } else {
                releasedTwice.incrementAndGet();
            }
        }
    }
}
