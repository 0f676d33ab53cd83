package dev.snailmail.fault;

import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/** A store in which every object is another one than it was: for a single answer, and not to be closed. */
final class ChangedStore implements ObjectStore {

    private final ObjectStore before;

    ChangedStore(ObjectStore before) {
        this.before = before;
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        return before.find(key).map(ChangedObject::new);
    }

    @Override
    public SortedSet<String> keys() {
        return before.keys();
    }

    @Override
    public String describe() {
        return before.describe();
    }

    /** Of the same size, so that only tag, date and bytes tell that it has changed. */
    private static final class ChangedObject implements StoredObject {

        private final StoredObject before;

        ChangedObject(StoredObject before) {
            this.before = before;
        }

        @Override
        public long size() {
            return before.size();
        }

        @Override
        public String etag() {
            String tag = before.etag();
            return tag.substring(0, tag.length() - 1) + "-changed\"";
        }

        @Override
        public Instant lastModified() {
            return before.lastModified().plusSeconds(1);
        }

        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            int start = target.position();
            int read = before.read(position, target);
            for (int i = start; i < start + read; i++) {
                target.put(i, (byte) ~target.get(i));
            }
            return read;
        }

        @Override
        public void release() {
            before.release();
        }
    }
}
