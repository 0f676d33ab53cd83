package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/**
 * The top-level folders of a JAR and the class path of its manifest. An index is cached until its JAR changes: reading the
 * 72 JARs of one class path takes 90 ms in a new JVM and 15 to 30 ms later, and a suite may open hundreds of stores.
 *
 * @param stamp the state of the file when it was read
 * @param folders the top-level folders, whether they have entries of their own or not
 * @param classPath the URLs of the manifest's {@code Class-Path}, relative to the JAR; some test runners put the whole class
 *     path there
 */
record JarIndex(FileStamp stamp, Set<String> folders, List<String> classPath) {

    private static final int MOST_KEPT = 1_000;
    private static final Map<Path, JarIndex> KEPT = new ConcurrentHashMap<>();

    /**
     * Returns the index of a JAR.
     *
     * @throws java.util.zip.ZipException if the file is not a JAR
     */
    static JarIndex of(Path file) throws IOException {
        FileStamp stamp = FileStamp.of(file);
        JarIndex kept = KEPT.get(file);
        if (kept != null && kept.stamp().equals(stamp)) {
            return kept;
        }
        JarIndex index = read(file, stamp);
        if (KEPT.size() < MOST_KEPT) {
            KEPT.put(file, index);
        }
        return index;
    }

    /** Opens a JAR as the running version of Java sees it. Signatures are not checked, since no code of it runs. */
    static JarFile open(Path file) throws IOException {
        return new JarFile(file.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    }

    private static JarIndex read(Path file, FileStamp stamp) throws IOException {
        try (JarFile jar = open(file)) {
            Set<String> folders = new HashSet<>();
            // The view of one version takes twice as long to read, and most JARs are not multi-release.
            Iterator<JarEntry> entries = jar.isMultiRelease()
                    ? jar.versionedStream().iterator()
                    : jar.entries().asIterator();
            while (entries.hasNext()) {
                String name = entries.next().getName();
                int slash = name.indexOf('/');
                if (slash > 0) {
                    folders.add(name.substring(0, slash));
                }
            }
            return new JarIndex(stamp, folders, classPathOf(jar.getManifest()));
        }
    }

    private static List<String> classPathOf(Manifest manifest) {
        String urls = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        return urls == null ? List.of() : List.of(urls.strip().split(" +"));
    }

    /** {@return false if the JAR certainly does not contain the folder} */
    boolean mayHold(String folder) {
        int slash = folder.indexOf('/');
        return folders.contains(slash < 0 ? folder : folder.substring(0, slash));
    }
}
