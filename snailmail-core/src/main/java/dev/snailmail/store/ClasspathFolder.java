package dev.snailmail.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ResolvedModule;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/**
 * The locations of a folder on the class path and the module path. Class loaders alone do not find all of them: a JAR may
 * lack an entry for the folder itself. So this class searches each directory and JAR of the loaders and modules. It then asks
 * the loaders too, for locations that only they know, such as directories that a module is patched with.
 */
final class ClasspathFolder {

    private final String name;
    private final String prefix;

    /** The directories and JARs still to be searched. */
    private final Deque<Path> roots = new ArrayDeque<>();

    private final Set<Path> searched = new LinkedHashSet<>();

    /** The directories found and the JARs that contain the folder, by their real paths: one location may have several names. */
    private final Map<Path, Path> places = new LinkedHashMap<>();

    private final Set<String> unreadable = new LinkedHashSet<>();
    private final List<String> unsearched = new ArrayList<>();

    private ClasspathFolder(String name) {
        this.name = name;
        this.prefix = prefixOf(name);
    }

    /**
     * Searches for a folder.
     *
     * @param name the folder, without leading and trailing slashes; if empty, only directories are found
     * @param loader the class loader to start from
     */
    static ClasspathFolder find(String name, ClassLoader loader) {
        ClasspathFolder folder = new ClasspathFolder(name);
        try {
            folder.addRootsOf(loader);
            while (!folder.roots.isEmpty()) {
                folder.search(folder.roots.pop());
            }
            for (URL url : Collections.list(loader.getResources(folder.prefix))) {
                folder.addPlace(url);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("root (classpath:" + name + ") cannot be looked for", e);
        }
        return folder;
    }

    static String prefixOf(String name) {
        return name.isEmpty() ? "" : name + "/";
    }

    /** {@return the directories found, and the JARs that contain the folder} */
    Collection<Path> places() {
        return places.values();
    }

    /** {@return the URLs of locations that cannot be read, such as a JAR inside another JAR} */
    Set<String> unreadable() {
        return unreadable;
    }

    /** {@return the parts of the class path that could not be searched} */
    List<String> unsearched() {
        return unsearched;
    }

    private void addRootsOf(ClassLoader loader) throws IOException {
        for (ClassLoader next = loader; next != null; next = next.getParent()) {
            if (next instanceof URLClassLoader known) {
                for (URL url : known.getURLs()) {
                    addRoot(url);
                }
            } else if (next == ClassLoader.getSystemClassLoader()) {
                addClassPath();
                addModules();
            }
        }
    }

    private void addClassPath() {
        String classPath = System.getProperty("java.class.path", "");
        if (classPath.isEmpty() && System.getProperty("jdk.module.main") != null) {
            return;
        }
        for (String entry : classPath.split(File.pathSeparator)) {
            ResourceUrls.path(entry).ifPresent(roots::add);
        }
    }

    /** Modules of the JDK are neither directories nor JARs. */
    private void addModules() {
        for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
            module.reference()
                    .location()
                    .filter(uri -> uri.getScheme().equals("file"))
                    .ifPresent(uri -> roots.add(Path.of(uri)));
        }
    }

    private void addRoot(URL url) {
        ResourceUrls.file(url).ifPresentOrElse(roots::add, () -> unsearched.add(url.toString()));
    }

    private void search(Path root) throws IOException {
        if (!searched.add(root)) {
            return;
        }
        if (Files.isDirectory(root)) {
            addPlaceIf(Files.isDirectory(root.resolve(name)), root.resolve(name));
        } else if (Files.isRegularFile(root)) {
            searchJar(root);
        }
    }

    private void searchJar(Path file) throws IOException {
        try {
            JarIndex index = JarIndex.of(file);
            for (String url : index.classPath()) {
                addManifestRoot(file, url);
            }
            addPlaceIf(index.mayHold(name) && holdsFolder(file), file);
        } catch (ZipException notAJar) {
            // Class loaders skip such files too.
        } catch (IOException e) {
            unsearched.add(file + " (" + e.getMessage() + ")");
        }
    }

    private void addManifestRoot(Path jar, String url) throws IOException {
        try {
            addRoot(jar.toUri().resolve(url).toURL());
        } catch (IllegalArgumentException notAUrl) {
            // Class loaders skip such entries too.
        }
    }

    private boolean holdsFolder(Path file) throws IOException {
        try (JarFile jar = JarIndex.open(file)) {
            return jar.versionedStream().anyMatch(entry -> entry.getName().startsWith(prefix));
        }
    }

    private void addPlaceIf(boolean exists, Path place) throws IOException {
        if (exists) {
            places.putIfAbsent(place.toRealPath(), place);
        }
    }

    /** Adds a location that a class loader found. */
    private void addPlace(URL url) throws IOException {
        Optional<Path> directory = ResourceUrls.file(url);
        Optional<Path> jar = ResourceUrls.jar(url);
        if (directory.isPresent()) {
            addPlaceIf(Files.isDirectory(directory.get()), directory.get());
        } else if (jar.isPresent() && holdsFolder(jar.get())) {
            addPlaceIf(!name.isEmpty(), jar.get());
        } else {
            unreadable.add(url.toString());
        }
    }

    /** {@return all locations found, readable or not, as text for an error} */
    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        places.values().forEach(place -> all.add(place.toString()));
        all.addAll(unreadable);
        return String.join(", ", all);
    }
}
