package dev.snailmail.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Writes JARs. */
final class Jars {

    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int SIZE_IN_DIRECTORY_HEADER = 24;

    private Jars() {}

    /** With entries for their folders, as most build tools do. */
    static Path write(Path jar, Map<String, byte[]> objects) throws IOException {
        Set<String> folders = new TreeSet<>();
        for (String key : objects.keySet()) {
            for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
                folders.add(key.substring(0, slash + 1));
            }
        }
        Map<String, byte[]> entries = new TreeMap<>(objects);
        folders.forEach(name -> entries.put(name, new byte[0]));
        return writeEntries(jar, new Manifest(), entries);
    }

    /** With entries for objects alone, as others do. */
    static Path writeWithoutFolders(Path jar, Map<String, byte[]> objects) throws IOException {
        return writeEntries(jar, new Manifest(), objects);
    }

    /** Without entries for folders, and with an attribute in the manifest. */
    static Path writeWithAttribute(Path jar, Attributes.Name attribute, String value, Map<String, byte[]> objects)
            throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(attribute, value);
        return writeEntries(jar, manifest, objects);
    }

    private static Path writeEntries(Path jar, Manifest manifest, Map<String, byte[]> entries) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, byte[]> object : new TreeMap<>(entries).entrySet()) {
                out.putNextEntry(new ZipEntry(object.getKey()));
                out.write(object.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }

    /** Changes the size of the last entry in the directory of a JAR, which stands behind all entries. */
    static void claimSize(Path jar, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(jar)).order(ByteOrder.LITTLE_ENDIAN);
        int header = 0;
        for (int at = 0; at + Integer.BYTES <= bytes.limit(); at++) {
            header = bytes.getInt(at) == DIRECTORY_HEADER ? at : header;
        }
        bytes.putInt(header + SIZE_IN_DIRECTORY_HEADER, size);
        Files.write(jar, bytes.array());
    }
}
