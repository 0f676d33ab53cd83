package dev.snailmail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as somebody at a terminal runs it: the {@code script} of util-linux makes one, and Ctrl-C is typed. */
@Timeout(60)
class PseudoTerminalTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
    private static final String CTRL_C = "\u0003";

    @TempDir
    Path root;

    private final StringBuilder seen = new StringBuilder();
    private InputStream output;

    private Process onATerminal(String term, String redirection) throws IOException {
        assumeTrue(Files.isExecutable(SCRIPT) && Files.exists(Path.of("/proc/self/fd/2")), "needs util-linux");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "exec '" + java + "' -cp '" + System.getProperty("java.class.path") + "' "
                + Main.class.getName() + " '" + root + "' --live" + redirection;
        ProcessBuilder builder =
                new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null").redirectErrorStream(true);
        builder.environment().put("TERM", term);
        builder.environment().remove("COLUMNS");
        builder.environment().put("SHELL", "/bin/sh");
        Process process = builder.start();
        output = process.getInputStream();
        return process;
    }

    private void readUntil(Pattern pattern) throws IOException {
        byte[] buffer = new byte[4096];
        while (!pattern.matcher(seen).find()) {
            int count = output.read(buffer);
            assertThat(count).as("still running after %s", seen).isPositive();
            seen.append(new String(buffer, 0, count, UTF_8));
        }
    }

    private URI base() throws IOException {
        readUntil(Pattern.compile("Ctrl-C to stop"));
        Matcher url = URL.matcher(seen);
        assertThat(url.find()).isTrue();
        return URI.create(url.group());
    }

    private static void miss(URI base) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) base.resolve("nope").toURL().openConnection();
        assertThat(request.getResponseCode()).isEqualTo(404);
    }

    private List<String> interrupt(Process process) throws IOException, InterruptedException {
        try (OutputStream keyboard = process.getOutputStream()) {
            keyboard.write(CTRL_C.getBytes(UTF_8));
            keyboard.flush();
            seen.append(new String(output.readAllBytes(), UTF_8));
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        return Screen.linesOf(seen.toString());
    }

    @Test
    void aLineIsKeptUpToDateAndTakenAwayBeforeTheSummary() throws IOException, InterruptedException {
        Process process = onATerminal("xterm", "");
        try {
            URI base = base();
            readUntil(Pattern.compile("\r\u001b\\[K +0 requests/s +0 in flight +0\\.0 MB/s +0 misses"));
            miss(base);
            readUntil(Pattern.compile("\r\u001b\\[K +\\d+ requests/s +0 in flight +0\\.0 MB/s +1 misses"));
            List<String> lines = interrupt(process);

            assertThat(process.exitValue()).isZero();
            assertThat(lines).noneMatch(line -> line.contains("requests/s"));
            assertThat(lines).anyMatch(line -> line.startsWith("stopped. 1 request (1 GET, 1 miss), "));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aDumbTerminalGetsNoLine() throws IOException, InterruptedException {
        Process process = onATerminal("dumb", "");
        try {
            miss(base());
            interrupt(process);
            assertThat(seen).contains("stopped. 1 request ").doesNotContain("requests/s", "\u001b[K");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Standard input and output are the terminal then, so that there is a console all the same. */
    @Test
    void neitherDoesAFileThatStandardErrorGoesTo() throws IOException, InterruptedException {
        Path errors = root.resolve("errors.txt");
        Process process = onATerminal("xterm", " 2> '" + errors + "'");
        try {
            miss(base());
            interrupt(process);
            assertThat(seen).contains("stopped. 1 request ").doesNotContain("\u001b[K");
            assertThat(errors).isEmptyFile();
        } finally {
            process.destroyForcibly();
        }
    }
}
