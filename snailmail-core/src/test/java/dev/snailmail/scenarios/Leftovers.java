package dev.snailmail.scenarios;

import dev.snailmail.store.CountedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a server that has been closed must not leave behind. */
final class Leftovers {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private Leftovers() {}

    static void check(StartedServer server) throws IOException {
        threads(server.insides());
        files(server);
        server.counted().ifPresent(Leftovers::objects);
        if (server.insides().connections() != 0
                || !server.insides().timerTasks().isEmpty()) {
            throw new AssertionError("a closed server has connections or tasks of its timer");
        }
    }

    private static void threads(ServerInsides insides) {
        Thread[] threads = new Thread[1_000];
        int count = root().enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().startsWith(insides.workerName())) {
                throw new AssertionError("a closed server has a thread: " + threads[i]);
            }
        }
        if (insides.timerThread().isAlive()) {
            throw new AssertionError("a closed server has a timer that runs");
        }
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private static void objects(CountedStore store) {
        if (store.held() != 0 || store.releasedTwice() != 0) {
            throw new AssertionError(
                    store.held() + " objects were not released, " + store.releasedTwice() + " were more than once");
        }
    }

    private static void files(StartedServer server) throws IOException {
        if (!Files.isDirectory(OPEN_FILES) || !Files.isDirectory(server.folder())) {
            return;
        }
        Path root = server.folder().toRealPath();
        List<Path> open = new ArrayList<>();
        try (Stream<Path> handles = Files.list(OPEN_FILES)) {
            for (Path handle : handles.toList()) {
                Path target = target(handle);
                if (target.startsWith(root)) {
                    open.add(target);
                }
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError("a closed server has open files: " + open);
        }
    }

    private static Path target(Path handle) {
        try {
            return Files.readSymbolicLink(handle);
        } catch (IOException closedMeanwhile) {
            return handle;
        }
    }
}
