package dev.snailmail.fault;

import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/** Counts how many objects have been found and not been released. */
final class HeldObjects implements ObjectStore {

    private final ObjectStore store;
    private int held;

    HeldObjects(ObjectStore store) {
        this.store = store;
    }

    int held() {
        return held;
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        Optional<StoredObject> found = store.find(key);
        held += found.isPresent() ? 1 : 0;
        return found.map(Held::new);
    }

    @Override
    public SortedSet<String> keys() {
        return store.keys();
    }

    @Override
    public String describe() {
        return store.describe();
    }

    private final class Held implements StoredObject {

        private final StoredObject object;

        Held(StoredObject object) {
            this.object = object;
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
        public void release() {
            held--;
            object.release();
        }
    }
}
