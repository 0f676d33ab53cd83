package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snailmail.wire.OwnJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server without a free file descriptor. Objects that it cannot open are not missing, and it recovers when there are descriptors. */
@Timeout(60)
class DescriptorLimitTest {

    @TempDir
    private Path root;

    @Test
    void objectsThatCannotBeOpened_areFailuresAndNoMisses() throws Exception {
        assumeTrue(OwnJvm.canBeLimited(), "needs a shell with ulimit");
        for (int nth = 0; nth < 20; nth++) {
            Files.write(root.resolve(String.valueOf(nth)), new byte[1]);
        }

        List<String> lines =
                OwnJvm.of(AtDescriptorLimit.class).withOpenFiles(300).run(root.toString());

        assertThat(lines)
                .containsSubsequence(
                        "statuses: 500",
                        "again: 500",
                        "missing: 404",
                        "with one descriptor: 200",
                        "afterwards: 200",
                        "reported: true",
                        "accepted: 200",
                        "misses: 4",
                        "outcomes: {200 COMPLETE=41, 404 COMPLETE=4, 500 FAILED=40}");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("keys: "))
                .singleElement(STRING)
                .startsWith("keys: root (" + root + ") cannot be listed: ");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("start: "))
                .hasSize(2)
                .allMatch(line -> line.startsWith("start: the server cannot be started: "));
        assertThat(lines)
                .filteredOn(line -> line.contains(" is answered with 500: " + root))
                .hasSize(10);
        assertThat(lines)
                .filteredOn(line -> line.contains("More than 10 objects cannot be served"))
                .hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains("Connections cannot be accepted for now: "))
                .hasSize(1);
        assertThat(lines).noneMatch(line -> line.contains("XNIO008001"));
    }
}
