package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One file at its base name; every other key is a miss. */
final class SingleFileStore implements ObjectStore {

    private final String key;
    private final Path file;
    private final Path asGiven;
    private final OpenFiles files;

    /**
     * @param key the base name, as the user wrote it
     * @param file the real path
     * @param asGiven the path as the user wrote it
     */
    SingleFileStore(String key, Path file, Path asGiven) {
        this.key = key;
        this.file = file;
        this.asGiven = asGiven;
        this.files = new OpenFiles(file.getParent());
    }

    @Override
    public Optional<StoredObject> find(String wanted) throws IOException {
        return wanted.equals(key) ? files.find(file, Optional::of) : Optional.empty();
    }

    @Override
    public SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>();
        if (Files.isRegularFile(file)) {
            keys.add(key);
        }
        return Collections.unmodifiableSortedSet(keys);
    }

    @Override
    public String describe() {
        return asGiven.toString();
    }

    @Override
    public void close() {
        files.close();
    }
}
