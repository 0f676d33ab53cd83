package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.OwnThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What servers may forget to give back.
 *
 * @param threads the threads that servers have started
 */
record Leftovers(List<String> threads) {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    static Leftovers now() {
        return new Leftovers(OwnThreads.names());
    }

    void assertNothingNew() {
        assertThat(now().threads).isEqualTo(threads);
    }

    /** {@return the files beneath a folder that this process has open; none where there is no /proc} */
    static List<Path> openFilesBeneath(Path folder) throws IOException {
        if (!Files.isDirectory(OPEN_FILES)) {
            return List.of();
        }
        Path root = folder.toRealPath();
        try (Stream<Path> handles = Files.list(OPEN_FILES)) {
            return handles.map(Leftovers::target)
                    .filter(file -> file.startsWith(root))
                    .toList();
        }
    }

    private static Path target(Path handle) {
        try {
            return Files.exists(handle, LinkOption.NOFOLLOW_LINKS) ? Files.readSymbolicLink(handle) : OPEN_FILES;
        } catch (NoSuchFileException closedMeanwhile) {
            return OPEN_FILES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
