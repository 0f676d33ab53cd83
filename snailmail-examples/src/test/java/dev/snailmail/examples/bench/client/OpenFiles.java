package dev.snailmail.examples.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many connections a process may have at once. */
public final class OpenFiles {

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";

    /** What a Java on macOS allows itself. */
    private static final int WHERE_NOBODY_TELLS = 10_240;

    /** For all that is no connection. */
    private static final int SPARE = 1_000;

    private OpenFiles() {}

    /** As many as the hard limit allows, up to which Java raises its own, and some to spare. */
    public static int mostConnections() throws IOException {
        int limit = WHERE_NOBODY_TELLS;
        if (Files.exists(LIMITS)) {
            for (String line : Files.readAllLines(LIMITS)) {
                if (line.startsWith(LINE)) {
                    String hard = line.substring(LINE.length()).strip().split("\\s+")[1];
                    limit = hard.equals("unlimited")
                            ? Integer.MAX_VALUE
                            : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(hard));
                }
            }
        }
        return limit - SPARE;
    }
}
