package dev.snailmail.examples.bench.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Python package that this project is modelled on, where there is a checkout of it, which {@code -Dsnailmail.python} names,
 * and a Python with what it needs.
 */
public final class PythonOriginal {

    private static final String CHECKOUT = "snailmail.python";
    private static final Path FOLDER = Path.of("target", "bench-python").toAbsolutePath();
    private static final Pattern LATEST = Pattern.compile("(?m)^## \\[(\\d[^]]*)]");

    /** Fails without what is needed; says what there is. */
    private static final String TRY = """
            import sys
            sys.path.insert(0, sys.argv[1])
            import aiohttp, numpy, platform, snailmail
            print(f"aiohttp {aiohttp.__version__} and Python {platform.python_version()}")
            """;

    /** Ends when its standard input does, as all servers here. */
    private static final String SERVE = """
            import sys
            sys.path.insert(0, sys.argv[1])
            from snailmail import Fixed, HTTPRangeServer
            server = HTTPRangeServer(sys.argv[2], latency=Fixed(float(sys.argv[3]))).start()
            print(server.port, flush=True)
            sys.stdin.read()
            """;

    private final Path sources;
    private final String python;
    private final String version;

    private PythonOriginal(Path checkout, String python, String runsOn) throws IOException {
        this.sources = sources(checkout);
        this.python = python;
        // The package knows its version only once it is installed.
        Matcher latest = LATEST.matcher(Files.readString(checkout.resolve("CHANGELOG.md")));
        this.version = (latest.find() ? latest.group(1) : "of unknown version") + " on " + runsOn;
    }

    /** It, if a checkout is named; one that cannot run is an error. */
    public static Optional<PythonOriginal> find() throws IOException {
        String named = System.getProperty(CHECKOUT);
        if (named == null) {
            return Optional.empty();
        }
        Path checkout = Path.of(named).toAbsolutePath();
        for (String python : Stream.of("python3", "/usr/bin/python3").toList()) {
            Optional<String> runsOn = tryOut(python, checkout);
            if (runsOn.isPresent()) {
                return Optional.of(new PythonOriginal(checkout, python, runsOn.get()));
            }
        }
        throw new IOException("-D" + CHECKOUT + " names " + checkout
                + ", but no python3 here can import snailmail from its src folder, with aiohttp and numpy");
    }

    /** Its version, and those of what it runs on. */
    public String version() {
        return version;
    }

    /** A command that serves a folder, prints its port, and ends when its standard input does. */
    ProcessBuilder command(Path root, double fixedLatencyMillis) throws IOException {
        return new ProcessBuilder(
                python,
                script("serve.py", SERVE),
                sources.toString(),
                root.toAbsolutePath().toString(),
                String.format(Locale.ROOT, "%f", fixedLatencyMillis));
    }

    private static Optional<String> tryOut(String python, Path checkout) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(
                            python, script("try.py", TRY), sources(checkout).toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException thereIsNone) {
            return Optional.empty();
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return output.isEmpty() ? Optional.empty() : Optional.of(output);
    }

    private static Path sources(Path checkout) {
        return checkout.resolve("src");
    }

    private static String script(String name, String text) throws IOException {
        return Files.writeString(Files.createDirectories(FOLDER).resolve(name), text)
                .toString();
    }
}
