package dev.snailmail.store;

import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** The class path of the current thread for a while. */
final class ContextClassPath implements AutoCloseable {

    private final ClassLoader before;
    private final Closeable loader;

    private ContextClassPath(ClassLoader loader, Closeable closed) {
        this.before = Thread.currentThread().getContextClassLoader();
        this.loader = closed;
        Thread.currentThread().setContextClassLoader(loader);
    }

    static ContextClassPath of(Path... places) throws MalformedURLException {
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = places[i].toUri().toURL();
        }
        URLClassLoader loader = new URLClassLoader(urls, null);
        return new ContextClassPath(loader, loader);
    }

    /** {@return the class path of a loader, which is not closed with it} */
    static ContextClassPath of(ClassLoader loader) {
        return new ContextClassPath(loader, () -> {});
    }

    /** Makes the store while the places are on the class path. */
    ObjectStore store(String folder) {
        return ObjectStore.classpath(folder);
    }

    @Override
    public void close() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }
}
