package dev.snailmail.wire;

import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A store of which no object can be opened. */
public final class FailingStore implements ObjectStore {

    private final IOException failure;

    public FailingStore(IOException failure) {
        this.failure = failure;
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        throw failure;
    }

    @Override
    public SortedSet<String> keys() {
        return new TreeSet<>();
    }

    @Override
    public String describe() {
        return "failing";
    }
}
