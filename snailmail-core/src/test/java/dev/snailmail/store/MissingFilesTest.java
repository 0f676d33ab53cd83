package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OddFilesTest has the files that do not exist. */
class MissingFilesTest {

    private static final IOException ANY = new FileSystemException("file", null, "any text, in any language");

    @TempDir
    Path root;

    @Test
    void aFileThatExists_isNotMissing_howeverOpeningItFails() throws IOException {
        Path file = Files.write(Files.createDirectory(root.resolve("folder")).resolve("file"), new byte[1]);
        Files.createSymbolicLink(root.resolve("link"), Path.of("folder"));
        assertThat(MissingFiles.isMissing(root, file, ANY)).isFalse();
        assertThat(MissingFiles.isMissing(root, root.resolve("link/file"), ANY)).isFalse();
        assertThat(MissingFiles.isMissing(root, root.resolve("folder"), ANY)).isFalse();
    }

    @Test
    void aFileThatIsGoneMeanwhile_isMissing() {
        assertThat(MissingFiles.isMissing(root, root.resolve("file"), ANY)).isTrue();
        assertThat(MissingFiles.isMissing(root, root.resolve("folder/file"), ANY))
                .isTrue();
    }

    @Test
    void whatTheSystemSays_isBelieved() {
        Path file = root.resolve("file");
        assertThat(MissingFiles.isMissing(root, file, new NoSuchFileException("file")))
                .isTrue();
        assertThat(MissingFiles.isMissing(root, file, new AccessDeniedException("file")))
                .isFalse();
    }
}
