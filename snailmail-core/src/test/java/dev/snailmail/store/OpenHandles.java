package dev.snailmail.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that this process has open, where the system tells. */
final class OpenHandles {

    private static final Path OWN = Path.of("/proc/self/fd");

    private OpenHandles() {}

    static List<Path> into(Path folder) throws IOException {
        assumeTrue(Files.isDirectory(OWN), "needs /proc");
        Path real = folder.toRealPath();
        List<Path> open = new ArrayList<>();
        try (DirectoryStream<Path> handles = Files.newDirectoryStream(OWN)) {
            for (Path handle : handles) {
                Path target = targetOf(handle);
                if (target.startsWith(real)) {
                    open.add(target);
                }
            }
        }
        return open;
    }

    private static Path targetOf(Path handle) {
        try {
            return Files.readSymbolicLink(handle);
        } catch (IOException closedMeanwhile) {
            return Path.of("");
        }
    }
}
