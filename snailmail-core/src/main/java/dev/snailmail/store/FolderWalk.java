package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Lists one folder beneath a root, without a walk through all that lies beneath. */
final class FolderWalk extends DirectoryWalk {

    private final Path root;
    private final TreeMap<String, FolderEntry> entries = new TreeMap<>();

    private FolderWalk(Path root, Path folder) {
        super(root, folder, 1);
        this.root = root;
    }

    /**
     * Lists a folder.
     *
     * @param root the real path of a directory
     * @param folder a path beneath it; may be anything
     * @return the objects and those folders in it that have objects beneath them; empty if it is no folder
     * @throws AccessDeniedException if it must not be read
     */
    static Collection<FolderEntry> list(Path root, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        } else if (!Files.isReadable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        FolderWalk walk = new FolderWalk(root, folder);
        walk.walk();
        return walk.entries.values();
    }

    @Override
    void found(String key, BasicFileAttributes attributes) {
        add(key.substring(key.lastIndexOf('/') + 1), attributes.size(), attributes);
    }

    @Override
    void foundFolder(Path folder, BasicFileAttributes attributes) throws IOException {
        if (holdsObjects(folder)) {
            add(folder.getFileName() + "/", 0, attributes);
        }
    }

    private void add(String name, long size, BasicFileAttributes attributes) {
        entries.put(
                name,
                new FolderEntry(
                        name, size, Optional.of(attributes.lastModifiedTime().toInstant())));
    }

    @Override
    void skipped(Path entry, String reason) {
        // Not an object.
    }

    private boolean holdsObjects(Path folder) throws IOException {
        FirstObject first = new FirstObject(root, folder);
        first.walk();
        return first.isFound;
    }

    /** A walk that ends at the first object. */
    private static final class FirstObject extends DirectoryWalk {

        private boolean isFound;

        FirstObject(Path root, Path folder) {
            super(root, folder, Integer.MAX_VALUE);
        }

        @Override
        void found(String key, BasicFileAttributes attributes) {
            isFound = true;
        }

        @Override
        void skipped(Path entry, String reason) {
            // Not an object.
        }

        @Override
        boolean goesOn() {
            return !isFound;
        }
    }
}
