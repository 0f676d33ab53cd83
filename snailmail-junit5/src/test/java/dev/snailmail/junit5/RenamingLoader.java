package dev.snailmail.junit5;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Loads a sample class with other names of methods, as other languages allow them. A name and its replacement are ASCII and
 * have the same length. The class may use public types only.
 */
final class RenamingLoader extends ClassLoader {

    private final String sample;
    private final Map<String, String> names;

    private RenamingLoader(Class<?> sample, Map<String, String> names) {
        super(sample.getClassLoader());
        this.sample = sample.getName();
        this.names = names;
    }

    static Class<?> load(Class<?> sample, Map<String, String> names) {
        try {
            return new RenamingLoader(sample, names).loadClass(sample.getName(), true);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.equals(sample) ? renamed() : super.loadClass(name, resolve);
    }

    private synchronized Class<?> renamed() {
        Class<?> loaded = findLoadedClass(sample);
        if (loaded != null) {
            return loaded;
        }
        try (InputStream in = getParent().getResourceAsStream(sample.replace('.', '/') + ".class")) {
            String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            for (Map.Entry<String, String> name : names.entrySet()) {
                bytes = bytes.replace(name.getKey(), name.getValue());
            }
            byte[] code = bytes.getBytes(StandardCharsets.ISO_8859_1);
            return defineClass(sample, code, 0, code.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
