package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.apiguardian.api.API;

/**
 * Objects under keys. A key is a relative path with forward slashes, such as {@code tiles/3/4.bin}, without empty,
 * {@code .} or {@code ..} segments.
 *
 * <p>A store is safe for use by several threads. {@link #find} is called on I/O threads and so must not wait for
 * anything slower than a local disk.
 */
public interface ObjectStore extends AutoCloseable {

    /**
     * Looks an object up. A store that cannot tell whether the object exists must throw: an empty result is answered
     * with 404 and counts as a miss.
     *
     * @param key the key as decoded from the request; may be anything
     * @return the object as it is now, to be {@linkplain StoredObject#release() released} by the caller; empty only if
     *     it does not exist
     * @throws java.nio.file.AccessDeniedException if the object must not be read; the server answers 403, records the
     *     request as failed and logs a warning
     * @throws IOException if the object cannot be opened for any other reason, such as too many open files; the server
     *     answers 500, records the request as failed and logs an error
     */
    Optional<StoredObject> find(String key) throws IOException;

    /**
     * Lists the objects.
     *
     * @return the keys of all objects that can be served now
     * @throws java.io.UncheckedIOException if they cannot be listed
     */
    SortedSet<String> keys();

    /**
     * Lists a folder: the objects directly in it, and the folders in it that have objects beneath them.
     *
     * @param folder the beginning of keys up to a slash, such as {@code tiles/3/}, or empty for all of the store; may be
     *     anything
     * @return its entries, in any order; empty if no object is beneath it
     * @throws IOException if it cannot be listed
     * @throws java.io.UncheckedIOException if it cannot be listed
     */
    @API(status = API.Status.INTERNAL)
    default Collection<FolderEntry> list(String folder) throws IOException {
        return KeyListing.of(this, folder);
    }

    /** {@return what is served, for people: the path, or another name} */
    String describe();

    /** Lets go of all files and memory. Objects that were handed out and not yet released stay readable. */
    @Override
    default void close() {}

    /**
     * Serves what is at a path: every file beneath a directory, or a single file.
     *
     * @param root the directory or the file
     * @return the store
     * @throws IllegalArgumentException if nothing that can be read is there
     */
    static ObjectStore at(Path root) {
        return FileStores.at(root);
    }

    /**
     * Serves every file beneath a directory at its path relative to that directory. Symbolic links are followed
     * as long as they lead to something beneath the directory.
     *
     * @param root the directory
     * @return the store
     * @throws IllegalArgumentException if there is no such directory or it cannot be read
     */
    static ObjectStore directory(Path root) {
        return FileStores.directory(root);
    }

    /**
     * Serves a single file at its base name.
     *
     * @param file the file
     * @return the store
     * @throws IllegalArgumentException if there is no such file or it cannot be read
     */
    static ObjectStore file(Path file) {
        return FileStores.file(file);
    }

    /**
     * Serves the resources in a folder of the class path or the module path, including encapsulated ones. A directory is
     * served in place. A folder in a JAR is read into memory, up to 256 MB; a multi-release JAR is read as the running version
     * of Java sees it. A folder exists if any entry lies in it, even if the JAR has no entry for the folder itself. A
     * directory or JAR counts once, however many class path entries, links or class loaders lead to it.
     *
     * @param folder the folder, such as {@code store/tiles}; looked up by the thread's context class loader
     * @return the store
     * @throws IllegalArgumentException if there is no such folder, if it is in several places, if it is in a JAR inside another
     *     JAR, or if its JAR holds more than 256 MB of it
     */
    static ObjectStore classpath(String folder) {
        return ClasspathStore.of(folder);
    }

    /**
     * Serves bytes in memory. Their {@code Last-Modified} is a second before the store was made, so that it is a strong
     * validator from the first request on.
     *
     * @param objects the objects by key; copied
     * @return the store
     * @throws IllegalArgumentException if a key is not a relative path
     */
    static ObjectStore of(Map<String, byte[]> objects) {
        return MapStore.ofBytes(objects, "memory");
    }

    /**
     * Serves one object of a declared size that takes no disk and no memory: its bytes are
     * {@link #syntheticByte(long)} of their position.
     *
     * @param key the key
     * @param size the size in bytes, from 0 to {@link Long#MAX_VALUE}
     * @return the store
     * @throws IllegalArgumentException if the size is negative or the key is not a relative path
     */
    static ObjectStore synthetic(String key, long size) {
        return MapStore.ofSizes(Map.of(key, size));
    }

    /**
     * Serves several objects like {@link #synthetic(String, long)}.
     *
     * @param sizes the sizes in bytes by key; copied
     * @return the store
     * @throws IllegalArgumentException if a size is negative or a key is not a relative path
     */
    static ObjectStore synthetic(Map<String, Long> sizes) {
        return MapStore.ofSizes(sizes);
    }

    /**
     * The byte that every synthetic object has at a position.
     *
     * @param position the position, from 0
     * @return the byte
     */
    static byte syntheticByte(long position) {
        return SyntheticObject.byteAt(position);
    }
}
