package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be a root is refused before anything is opened. */
@Timeout(30)
class FileStoresTest {

    @TempDir
    Path folder;

    @Test
    void aRootThatDoesNotExist() {
        Path missing = folder.resolve("missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.at(missing))
                .withMessage("root (%s) does not exist; looked for %s", missing, missing.toAbsolutePath());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.at(Path.of("surely/missing")))
                .withMessageContaining("root (surely/missing) does not exist")
                .withMessageContaining(
                        Path.of("surely/missing").toAbsolutePath().toString());
    }

    @Test
    void aLinkToNothing() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nothing"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.at(link))
                .withMessageContaining("root (" + link + ") does not exist");
    }

    @Test
    void aRootThatIsNotReadable() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "root reads everything");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.at(closed))
                .withMessage("root (%s) must be readable", closed);
    }

    @Test
    void aNamedPipe() throws InterruptedException {
        Path pipe = NamedPipes.make(folder.resolve("pipe"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.at(pipe))
                .withMessage("root (%s) must be a directory or a regular file", pipe);
    }

    @Test
    void aFileWhereADirectoryIsAskedFor() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.directory(file))
                .withMessage("root (%s) must be a directory", file);
    }

    @Test
    void aDirectoryWhereAFileIsAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectStore.file(folder))
                .withMessageContaining("root (" + folder + ") must be");
    }
}
