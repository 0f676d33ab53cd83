package dev.snailmail.examples.bench.start;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM that measures one thing and ends: the numbers that it printed, and how long all of it took, from before its process was
 * made until that had ended.
 */
record FreshJvm(List<Double> numbers, double wholeMillis) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    /**
     * Runs a main class.
     *
     * @param main what to run; it prints one line, of numbers
     * @param archives a pattern for the names of what it needs besides the classes of this module: each archive on a class path takes
     *     time to look into, so that nobody gets those of others
     */
    static FreshJvm run(Class<?> main, String archives, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-cp", classPath(archives), main.getName()));
        command.addAll(List.of(arguments));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line;
        try (var output = process.inputReader()) {
            line = output.readLine();
        }
        int status = process.onExit().join().exitValue();
        double wholeMillis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        if (line == null || status != 0) {
            throw new IOException("status " + status + " and nothing measured by: " + String.join(" ", command));
        }
        return new FreshJvm(Stream.of(line.split(" ")).map(Double::valueOf).toList(), wholeMillis);
    }

    /** Which version of an archive is on the class path. */
    static String version(String archive) {
        return classPath()
                .map(entry -> entry.replaceFirst(".*[/\\\\]" + archive + "-(\\d[^/\\\\]*)\\.jar$", "$1"))
                .filter(found -> found.matches("\\d[^/\\\\]*"))
                .findFirst()
                .orElseThrow();
    }

    private static String classPath(String archives) {
        return classPath()
                .filter(entry -> entry.endsWith("test-classes")
                        || entry.matches(".*[/\\\\][^/\\\\]*(" + archives + ")[^/\\\\]*([/\\\\]target[/\\\\].*)?"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator));
    }
}
