package dev.snailmail.examples.bench.whatif;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command of the shell. */
final class Command {

    private static final long MOST_SECONDS = 300;

    private Command() {}

    /** Runs it in a folder until it ends; what it writes is lost unless it fails. */
    static void run(Path folder, String command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("reader", ".txt");
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException(command + " took longer than " + MOST_SECONDS + " s");
                }
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        command + " ended with " + process.exitValue() + ": " + new String(Files.readAllBytes(output)));
            }
        } finally {
            Files.delete(output);
        }
    }

    /** Whether a program is on the path. */
    static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Whether it ends with 0. */
    static boolean succeeds(String command) {
        try {
            run(Path.of("."), command);
            return true;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
