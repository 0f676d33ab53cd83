package dev.snailmail.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A JVM for a test of its own, with other options, limits or another environment than this one. */
public final class OwnJvm {

    private static final Path SHELL = Path.of("/bin/sh");

    private final Class<?> main;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private OptionalInt openFiles = OptionalInt.empty();

    private OwnJvm(Class<?> main) {
        this.main = main;
    }

    public static OwnJvm of(Class<?> main) {
        return new OwnJvm(main);
    }

    /** {@return whether limits can be set here} */
    public static boolean canBeLimited() {
        return Files.isExecutable(SHELL);
    }

    public OwnJvm withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public OwnJvm withOptions(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    public OwnJvm withOpenFiles(int most) {
        openFiles = OptionalInt.of(most);
        return this;
    }

    /** Runs it to its end and returns the lines that it printed, on either stream. */
    public List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        openFiles.ifPresent(most ->
                command.addAll(List.of(SHELL.toString(), "-c", "ulimit -n " + most + " && exec \"$0\" \"$@\"")));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A JVM that looks at its container opens files of its own, and closes them again when a test has taken the
        // rest.
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseContainerSupport"));
        command.addAll(options);
        // Starting is most of what these small programs do.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new AssertionError("status " + status + ": " + output);
            }
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
