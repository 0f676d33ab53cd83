package dev.snailmail.store;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The files behind the URLs of class loaders and modules. */
final class ResourceUrls {

    private ResourceUrls() {}

    /** {@return the file or directory of a {@code file:} URL; empty for any other} */
    static Optional<Path> file(URL url) {
        if (!url.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(url.toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notEncoded) {
            return path(url.getPath());
        }
    }

    /** {@return the JAR of {@code jar:file:/some.jar!/folder/}; empty for any other URL, and for a JAR in a JAR} */
    static Optional<Path> jar(URL url) {
        String[] parts = url.getPath().split("!/", -1);
        if (!url.getProtocol().equals("jar") || parts.length != 2) {
            return Optional.empty();
        }
        try {
            return file(new URI(parts[0]).toURL());
        } catch (URISyntaxException | MalformedURLException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return the absolute path; empty if the text is not a valid path} */
    static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
