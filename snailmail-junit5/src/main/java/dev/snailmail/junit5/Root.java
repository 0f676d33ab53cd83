package dev.snailmail.junit5;

import dev.snailmail.store.ObjectStore;
import java.io.File;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is served.
 *
 * @param store the objects
 * @param isOurs whether it is to be closed with its server
 */
record Root(ObjectStore store, boolean isOurs) {

    static final String ALLOWED_VALUES = "a Path, a File, a URI, a String, an ObjectStore or a Map<String, byte[]>";

    private static final String CLASSPATH = "classpath:";
    private static final String ALLOWED = "; allowed: a directory or a file, relative to the directory of the module,"
            + " \"classpath:folder\", or \"synthetic(key=huge.bin, size=1TB)\"";

    /** As the attribute has it. */
    static Root at(String root) {
        if (root.isBlank()) {
            throw new IllegalArgumentException("root (" + root + ") must not be blank" + ALLOWED);
        }
        if (SyntheticRoot.isOne(root)) {
            return new Root(SyntheticRoot.parse(root), true);
        }
        try {
            return new Root(
                    root.startsWith(CLASSPATH)
                            ? ObjectStore.classpath(root.substring(CLASSPATH.length()))
                            : ObjectStore.at(Path.of(root)),
                    true);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ALLOWED, e);
        }
    }

    /** Of anything that may be a root; null for anything else. */
    static Root of(Object value) {
        if (value instanceof Path path) {
            return new Root(ObjectStore.at(path), true);
        } else if (value instanceof File file) {
            return new Root(ObjectStore.at(file.toPath()), true);
        } else if (value instanceof URI uri) {
            return ofUri(uri);
        } else if (value instanceof String root) {
            return at(root);
        } else if (value instanceof ObjectStore store) {
            return new Root(store, false);
        } else if (value instanceof Map<?, ?> objects) {
            return new Root(ObjectStore.of(requireBytes(objects)), true);
        }
        return null;
    }

    private static Root ofUri(URI uri) {
        if ("classpath".equals(uri.getScheme())) {
            return at(uri.toString());
        }
        try {
            return new Root(ObjectStore.at(Path.of(uri)), true);
        } catch (FileSystemNotFoundException e) {
            throw new IllegalArgumentException("root (" + uri + ") is in no file system that is open", e);
        }
    }

    private static Map<String, byte[]> requireBytes(Map<?, ?> objects) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        objects.forEach((key, value) -> {
            if (!(key instanceof String name) || !(value instanceof byte[] content)) {
                throw new IllegalArgumentException("the map must be a Map<String, byte[]>, but has the key (" + key
                        + ") with "
                        + (value == null ? "null" : "a " + value.getClass().getTypeName()));
            }
            bytes.put(name, content);
        });
        return bytes;
    }

    void close() {
        if (isOurs) {
            store.close();
        }
    }
}
