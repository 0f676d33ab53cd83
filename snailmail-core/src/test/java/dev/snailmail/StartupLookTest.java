package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.Logged;
import dev.snailmail.wire.OwnJvm;
import dev.snailmail.wire.OwnThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server says at its start of entries that it does not serve. */
@Timeout(60)
class StartupLookTest {

    @TempDir
    private Path folder;

    private Path rootWithALinkThatLeavesIt() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("object"), new byte[1]);
        Files.createSymbolicLink(root.resolve("out"), Files.createDirectory(folder.resolve("outside")));
        return root;
    }

    private static List<LogRecord> loggedAtTheStartOf(SlowServerBuilder settings) {
        return Logged.during(() -> {
            SlowServer server = settings.start();
            Eventually.holds("looked", () -> !OwnThreads.names().contains("snailmail-look"));
            server.close();
        });
    }

    @Test
    void start_anEntryIsSkipped_warnsOnce() throws IOException {
        Path root = rootWithALinkThatLeavesIt();
        List<LogRecord> logged = loggedAtTheStartOf(SlowServer.builder(root));
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getLevel()).isEqualTo(Level.WARNING);
        assertThat(logged.get(0).getMessage())
                .isEqualTo("1 entry beneath " + root + " is not served: out leads out of the root");
        assertThat(loggedAtTheStartOf(SlowServer.builder(root))).isEmpty();
    }

    @Test
    void start_aStoreFromCode_isLookedAtToo() throws IOException {
        try (ObjectStore store = ObjectStore.directory(rootWithALinkThatLeavesIt())) {
            assertThat(loggedAtTheStartOf(SlowServer.builder(store))).hasSize(1);
        }
    }

    @Test
    void start_nothingIsSkipped_saysNothing() throws IOException {
        Files.write(folder.resolve("object"), new byte[1]);
        assertThat(loggedAtTheStartOf(SlowServer.builder(folder))).isEmpty();
    }

    @Test
    void close_theLookIsNotOver_endsItAndWaits() throws IOException {
        Leftovers before = Leftovers.now();
        for (int nth = 0; nth < 50; nth++) {
            Path root = Files.createDirectory(folder.resolve("root " + nth));
            for (int i = 0; i < 20; i++) {
                Files.createDirectory(root.resolve("folder " + i));
            }
            try (ObjectStore store = ObjectStore.directory(root)) {
                StartupLook.at(store).close();
                before.assertNothingNew();
                assertThat(Leftovers.openFilesBeneath(root)).isEmpty();
            }
        }
    }

    @Test
    void close_theServerIsClosed_endsTheLook() throws IOException {
        Leftovers before = Leftovers.now();
        for (int nth = 0; nth < 50; nth++) {
            Path root = Files.createDirectory(folder.resolve("root " + nth));
            for (int i = 0; i < 200; i++) {
                Files.createDirectory(root.resolve("folder " + i));
            }
            SlowServer.builder(root).start().close();
            before.assertNothingNew();
        }
    }

    @Test
    void start_aNameCannotBeRepresentedInThisJvm_warns() throws Exception {
        Files.write(folder.resolve("plain"), new byte[1]);
        Files.write(folder.resolve("Grüße"), new byte[1]);
        List<String> lines =
                OwnJvm.of(InAnotherLocale.class).withEnvironment("LC_ALL", "C").run(folder.toString());
        assumeFalse(lines.contains("encoding: UTF-8"), "this system has no other encoding of file names");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("WARNING: 1 entry beneath " + folder + " is not served: Gr"))
                .singleElement()
                .matches(line -> line.contains(" has a name that ")
                        && line.endsWith(", the encoding of file names in this JVM, cannot represent"));
        assertThat(lines).contains("keys: [plain]");
    }

    /** A server in a JVM of another locale. */
    static final class InAnotherLocale {

        private InAnotherLocale() {}

        public static void main(String[] args) {
            try (SlowServer server = SlowServer.builder(Path.of(args[0])).start()) {
                Eventually.holds("looked", () -> !OwnThreads.names().contains("snailmail-look"));
                System.out.println("encoding: " + System.getProperty("sun.jnu.encoding"));
                System.out.println("keys: " + server.keys());
            }
        }
    }
}
