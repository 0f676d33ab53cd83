package dev.snailmail.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells files that do not exist from files that exist, or may exist, and cannot be opened. */
final class MissingFiles {

    /** The longest name, in bytes, of all common file systems. Only looked at where a file cannot be found for no other reason. */
    private static final int LONGEST_NAME = 255;

    private MissingFiles() {}

    /**
     * Tells what a failure to look at or open a file means. Systems report most reasons with one exception and a text, so
     * this looks at each part of the path, from the root to the first one in the way.
     *
     * @param root a directory that exists
     * @param file the file beneath it
     * @param failure how opening it has failed
     * @return whether there is no such file
     */
    static boolean isMissing(Path root, Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return true;
        } else if (failure instanceof AccessDeniedException) {
            return false;
        }
        Path part = root;
        for (Path name : root.relativize(file)) {
            part = part.resolve(name);
            try {
                BasicFileAttributes attributes = Files.readAttributes(part, BasicFileAttributes.class);
                if (!attributes.isDirectory() && !part.equals(file)) {
                    return true;
                }
            } catch (NoSuchFileException e) {
                return true;
            } catch (IOException e) {
                // A link that cannot be followed is one of a circle.
                return Files.isSymbolicLink(part) || isTooLong(name);
            }
        }
        return false;
    }

    private static boolean isTooLong(Path name) {
        return name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
    }
}
