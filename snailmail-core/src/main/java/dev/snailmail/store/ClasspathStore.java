package dev.snailmail.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Opens a folder of the class path: a directory is served in place, a folder in a JAR is read into memory. */
final class ClasspathStore {

    static final int MOST_BYTES = 256_000_000;

    private ClasspathStore() {}

    static ObjectStore of(String folder) {
        String name = stripSlashes(folder);
        String root = "root (classpath:" + folder + ")";
        if (!name.isEmpty() && !Keys.isValid(name)) {
            throw new IllegalArgumentException(root + " must be a folder, without empty, . or .. parts");
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClasspathFolder found =
                ClasspathFolder.find(name, context != null ? context : ClasspathStore.class.getClassLoader());
        if (found.places().size() + found.unreadable().size() > 1) {
            throw new IllegalArgumentException(root + " is in more than one place on the class path: " + found);
        } else if (!found.unreadable().isEmpty()) {
            throw new IllegalArgumentException(root + " is at " + found
                    + ", which cannot be served: it must be in a directory, or in a JAR that is a file of its own");
        } else if (found.places().isEmpty()) {
            throw new IllegalArgumentException(root + " is not a folder on the class path" + unsearched(found));
        }
        Path place = found.places().iterator().next();
        return Files.isDirectory(place)
                ? FileStores.directory(place)
                : MapStore.ofBytes(readJar(place, name, MOST_BYTES), "classpath:" + name);
    }

    private static String unsearched(ClasspathFolder found) {
        List<String> unsearched = found.unsearched();
        return unsearched.isEmpty() ? "" : "; these parts could not be searched: " + String.join(", ", unsearched);
    }

    private static String stripSlashes(String folder) {
        int start = 0;
        int end = folder.length();
        while (start < end && folder.charAt(start) == '/') {
            start++;
        }
        while (end > start && folder.charAt(end - 1) == '/') {
            end--;
        }
        return folder.substring(start, end);
    }

    /**
     * Reads a folder of a JAR, as the running version of Java sees it.
     *
     * @param mostBytes the limit of the bytes really read; the sizes that the JAR declares may be wrong or missing
     */
    static Map<String, byte[]> readJar(Path file, String name, int mostBytes) {
        String prefix = ClasspathFolder.prefixOf(name);
        Map<String, byte[]> objects = new TreeMap<>();
        int left = mostBytes;
        try (JarFile jar = JarIndex.open(file)) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.versionedStream()::iterator) {
                if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                    continue;
                }
                try (InputStream in = jar.getInputStream(entry)) {
                    byte[] bytes = in.readNBytes(left + 1);
                    if (bytes.length > left) {
                        throw new IllegalArgumentException("root (classpath:" + name + ") holds more than " + mostBytes
                                + " bytes in " + file + "; serve it from a directory");
                    }
                    left -= bytes.length;
                    objects.put(entry.getName().substring(prefix.length()), bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("root (classpath:" + name + ") cannot be read from " + file, e);
        }
        return objects;
    }
}
