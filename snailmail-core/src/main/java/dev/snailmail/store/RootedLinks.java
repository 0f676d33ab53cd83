package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Follows symbolic links beneath a root, and none that lead out of it. */
final class RootedLinks {

    private final Path root;

    /** @param root the real path of a directory */
    RootedLinks(Path root) {
        this.root = root;
    }

    /** Follows the symbolic links of a path; empty if they leave the root, even for a while, or run in a circle. */
    Optional<Path> locate(Path path) throws IOException {
        if (isWithoutLinks(path)) {
            return Optional.of(path);
        }
        Path real = path.toRealPath();
        return real.startsWith(root) && !strays(path) ? Optional.of(real) : Optional.empty();
    }

    /** Looks at each part beneath the root, which is itself real. Takes half of the time of asking for the real path. */
    private boolean isWithoutLinks(Path path) throws IOException {
        for (Path part = path; !part.equals(root); part = part.getParent()) {
            BasicFileAttributes attributes =
                    Files.readAttributes(part, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // What leads elsewhere without being a symbolic link, as a junction of Windows does, is something other.
            if (attributes.isSymbolicLink() || attributes.isOther()) {
                return false;
            }
        }
        return true;
    }

    private boolean strays(Path path) throws IOException {
        Set<Path> seen = new HashSet<>();
        for (Path folder = path.getParent(); folder.startsWith(root); folder = folder.getParent()) {
            Path real = folder.toRealPath();
            if (!real.startsWith(root) || !seen.add(real)) {
                return true;
            }
        }
        return false;
    }
}
