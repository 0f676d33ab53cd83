package dev.snailmail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command in a JVM of its own, which can be sent signals. */
final class CommandProcess implements AutoCloseable {

    private static final Path STATUS_OF_THIS = Path.of("/proc/self/status");
    private static final Path KILL = Path.of("/bin/kill");
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private final Process process;
    private final Path errors;
    private final BufferedReader out;
    private final JsonNode announced;

    private CommandProcess(Process process, Path errors) throws IOException {
        this.process = process;
        this.errors = errors;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        this.announced = JsonMapper.shared().readTree(out.readLine());
    }

    /** Starts to serve a directory with {@code --json} and other flags. */
    static CommandProcess serving(Path root, Path errors, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                root.toString(),
                "--json"));
        command.addAll(List.of(flags));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new CommandProcess(process, errors);
    }

    /** A process that was started in the background of a shell ignores Ctrl-C, and so do those that it starts. */
    static void assumeNotIgnored(String signal) throws IOException {
        assumeTrue(Files.isExecutable(KILL) && Files.isReadable(STATUS_OF_THIS), "needs Linux");
        String ignored = Files.readAllLines(STATUS_OF_THIS).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        assumeTrue(!new BigInteger(ignored, 16).testBit(NUMBERS.get(signal) - 1), signal + " is ignored here");
    }

    URI base() {
        return URI.create(announced.get("base").asString());
    }

    int get(String key) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) base().resolve(key).toURL().openConnection();
        int status = request.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            request.getInputStream().readAllBytes();
        }
        return status;
    }

    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder(KILL.toString(), "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    List<String> errLines() throws IOException {
        return Files.readAllLines(errors);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }
}
