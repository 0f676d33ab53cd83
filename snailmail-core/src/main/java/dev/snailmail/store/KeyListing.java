package dev.snailmail.store;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The entries of a folder, as the keys of a store tell them: a store that has no folders has these. */
final class KeyListing {

    private KeyListing() {}

    static Collection<FolderEntry> of(ObjectStore store, String folder) throws IOException {
        if (!Keys.isFolder(folder)) {
            return List.of();
        }
        TreeMap<String, FolderEntry> entries = new TreeMap<>();
        for (String key : store.keys()) {
            if (key.length() == folder.length() || !key.startsWith(folder)) {
                continue;
            }
            int slash = key.indexOf('/', folder.length());
            if (slash >= 0) {
                String name = key.substring(folder.length(), slash + 1);
                entries.putIfAbsent(name, new FolderEntry(name, 0, Optional.empty()));
                continue;
            }
            Optional<StoredObject> found = store.find(key);
            if (found.isPresent()) {
                String name = key.substring(folder.length());
                entries.put(name, entryOf(name, found.get()));
            }
        }
        return entries.values();
    }

    private static FolderEntry entryOf(String name, StoredObject object) {
        try {
            return new FolderEntry(name, object.size(), Optional.of(object.lastModified()));
        } finally {
            object.release();
        }
    }
}
