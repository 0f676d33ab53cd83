package dev.snailmail.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One run of the command in this JVM: what it printed, and what a test does while it serves. */
final class CommandRun {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean served;
    private int exitCode;

    /** What a test does while the command serves; the command stops when it returns. */
    @FunctionalInterface
    interface Visit {
        void visit(CommandRun run) throws IOException, InterruptedException;
    }

    static CommandRun of(String... args) {
        return serving(run -> {}, args);
    }

    static CommandRun serving(Visit visit, String... args) {
        return servingOn(Optional.empty(), visit, args);
    }

    /** The same with a screen behind standard error. */
    static CommandRun servingOn(Optional<Terminal> terminal, Visit visit, String... args) {
        CommandRun run = new CommandRun();
        PrintStream outStream = new PrintStream(run.out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(run.err, true, StandardCharsets.UTF_8);
        run.exitCode = Main.run(args, outStream, errStream, terminal, () -> {
            run.served = true;
            try {
                visit.visit(run);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return run;
    }

    int exitCode() {
        return exitCode;
    }

    /** Whether the command got as far as to serve. */
    boolean served() {
        return served;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    List<String> outLines() {
        return out().lines().toList();
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    List<String> errLines() {
        return err().lines().toList();
    }

    /** The one line that is printed with {@code --json}. */
    JsonNode announced() {
        return JSON.readTree(out());
    }

    /** The first URL that is printed, with and without {@code --json}. */
    URI base() {
        Matcher url = URL.matcher(out());
        if (!url.find()) {
            throw new AssertionError("no URL in " + out());
        }
        return URI.create(url.group());
    }

    HttpResponse<String> get(String key) throws IOException, InterruptedException {
        return send("GET", base().resolve(key), "");
    }

    HttpResponse<String> control(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, URI.create(announced().get("control").asString()).resolve(path), body);
    }

    JsonNode controlJson(String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(control(method, path, body).body());
    }

    static HttpResponse<String> send(String method, URI uri, String body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request =
                HttpRequest.newBuilder(uri).method(method, publisher).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
