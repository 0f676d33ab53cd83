package dev.snailmail.store;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** Makes named pipes, which block whoever opens them, or skips the test where there are none. */
final class NamedPipes {

    private NamedPipes() {}

    static Path make(Path pipe) throws InterruptedException {
        try {
            int status = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
            assumeTrue(status == 0, "mkfifo failed");
        } catch (IOException noSuchProgram) {
            abort("needs mkfifo");
        }
        return pipe;
    }
}
