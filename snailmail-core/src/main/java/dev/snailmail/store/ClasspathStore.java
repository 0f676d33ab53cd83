package dev.snailmail.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Makes a store of a class path folder: a directory where it is one, and bytes in memory where it is in a JAR. */
final class ClasspathStore {

    private static final long MOST_BYTES = 256_000_000;

    private ClasspathStore() {}

    static ObjectStore of(String folder) {
        String name = stripSlashes(folder);
        List<URL> places = places(name);
        if (places.isEmpty() || isFileInJar(places.get(0))) {
            throw new IllegalArgumentException("root (classpath:" + folder + ") is not a folder on the class path");
        }
        if (places.size() > 1) {
            throw new IllegalArgumentException(
                    "root (classpath:" + folder + ") is in more than one place on the class path: " + places);
        }
        URL place = places.get(0);
        return switch (place.getProtocol()) {
            case "file" -> FileStores.directory(Path.of(toUri(place)));
            case "jar" -> MapStore.ofBytes(readJar(place, name), "classpath:" + name);
            default ->
                throw new IllegalArgumentException(
                        "root (classpath:" + folder + ") must be in a directory or a JAR, not at " + place);
        };
    }

    /** A folder in a JAR is always found with its slash. */
    private static boolean isFileInJar(URL place) {
        return place.getProtocol().equals("jar") && !place.getPath().endsWith("/");
    }

    private static String stripSlashes(String folder) {
        return folder.replaceAll("^/+|/+$", "");
    }

    private static List<URL> places(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context != null ? context : ClasspathStore.class.getClassLoader();
        try {
            List<URL> places = Collections.list(loader.getResources(name + "/"));
            return places.isEmpty() ? Collections.list(loader.getResources(name)) : places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI toUri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("root (" + url + ") is not a valid URL", e);
        }
    }

    private static Map<String, byte[]> readJar(URL place, String name) {
        try {
            JarURLConnection connection = (JarURLConnection) place.openConnection();
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                return readEntries(jar, name.isEmpty() ? "" : name + "/");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("root (classpath:" + name + ") cannot be read from " + place, e);
        }
    }

    private static Map<String, byte[]> readEntries(JarFile jar, String prefix) throws IOException {
        Map<String, byte[]> objects = new TreeMap<>();
        long total = 0;
        for (Iterator<JarEntry> entries = jar.stream().iterator(); entries.hasNext(); ) {
            JarEntry entry = entries.next();
            if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                continue;
            }
            total += entry.getSize();
            if (total > MOST_BYTES) {
                throw new IllegalArgumentException("root (classpath:" + prefix + ") holds more than " + MOST_BYTES
                        + " bytes in " + jar.getName() + "; serve it from a directory");
            }
            try (InputStream bytes = jar.getInputStream(entry)) {
                objects.put(entry.getName().substring(prefix.length()), bytes.readAllBytes());
            }
        }
        return objects;
    }
}
