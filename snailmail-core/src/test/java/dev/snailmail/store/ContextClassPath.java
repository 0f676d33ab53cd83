package dev.snailmail.store;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Puts places behind the class path of the current thread for a while. */
final class ContextClassPath implements AutoCloseable {

    private final ClassLoader before;
    private final URLClassLoader loader;

    private ContextClassPath(ClassLoader before, URLClassLoader loader) {
        this.before = before;
        this.loader = loader;
    }

    static ContextClassPath of(Path... places) throws MalformedURLException {
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = places[i].toUri().toURL();
        }
        Thread thread = Thread.currentThread();
        ContextClassPath classPath =
                new ContextClassPath(thread.getContextClassLoader(), new URLClassLoader(urls, null));
        thread.setContextClassLoader(classPath.loader);
        return classPath;
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
