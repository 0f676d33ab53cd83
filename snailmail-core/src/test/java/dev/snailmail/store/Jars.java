package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Writes JARs with entries for their folders, as build tools do. */
final class Jars {

    private Jars() {}

    static Path write(Path jar, Map<String, byte[]> objects) throws IOException {
        Set<String> folders = new TreeSet<>();
        for (String key : objects.keySet()) {
            for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
                folders.add(key.substring(0, slash + 1));
            }
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : folders) {
                out.putNextEntry(new ZipEntry(name));
                out.closeEntry();
            }
            for (Map.Entry<String, byte[]> object : new TreeMap<>(objects).entrySet()) {
                out.putNextEntry(new ZipEntry(object.getKey()));
                out.write(object.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }
}
