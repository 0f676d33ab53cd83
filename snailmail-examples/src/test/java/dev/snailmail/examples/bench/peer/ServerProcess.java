package dev.snailmail.examples.bench.peer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in another JVM, so that client and server share neither heap nor compiler. */
public final class ServerProcess implements AutoCloseable {

    private static final String THREADS = "Threads:";
    private static final int SECONDS_TO_END = 10;

    /** Several times what the system counts processor time in. */
    private static final int MILLIS_OF_QUIET = 100;

    private final Process process;
    private final int port;

    /** Which it ends itself when it is told to end. */
    private final boolean hasWorkers;

    private ServerProcess(Process process, int port, boolean hasWorkers) {
        this.process = process;
        this.port = port;
        this.hasWorkers = hasWorkers;
    }

    public static ServerProcess snailmail(Path root, String network) throws IOException {
        return start(List.of(), ServerMain.SNAILMAIL, root.toString(), network);
    }

    /** Without latency or limits, in a Java with options. */
    public static ServerProcess snailmail(Path root, List<String> javaOptions) throws IOException {
        return snailmail(root, "none", javaOptions);
    }

    public static ServerProcess snailmail(Path root, String network, List<String> javaOptions) throws IOException {
        return start(javaOptions, ServerMain.SNAILMAIL, root.toString(), network);
    }

    /** Without latency or limits, but set to something. */
    public static ServerProcess snailmail(Path root, Configured kind) throws IOException {
        return start(List.of(), ServerMain.CONFIGURED, root.toString(), kind.name());
    }

    /** Without latency or limits, but heard of. */
    public static ServerProcess traced(Path root, Traced kind) throws IOException {
        return start(List.of(), ServerMain.TRACED, root.toString(), kind.name());
    }

    public static ServerProcess undertow(Path root) throws IOException {
        return start(List.of(), ServerMain.UNDERTOW, root.toString());
    }

    public static ServerProcess jdk(Path root) throws IOException {
        return start(List.of(JdkFileServer.NO_DELAY), ServerMain.JDK, root.toString());
    }

    /** With the same latency for every request, 0 for none. */
    public static ServerProcess python(PythonOriginal python, Path root, double fixedLatencyMillis) throws IOException {
        return start(python.command(root, fixedLatencyMillis));
    }

    /** One that does nothing but wait and answer with so many bytes. */
    public static ServerProcess nothing(Duration delay, int length) throws IOException {
        return start(List.of(), ServerMain.NULL, Long.toString(delay.toNanos()), Integer.toString(length));
    }

    /** One that answers whatever it is asked with so many bytes. */
    public static ServerProcess stub(String kind, int length) throws IOException {
        return start(List.of(), kind, Integer.toString(length));
    }

    public static ServerProcess nginx(Path nginx, Path root) throws IOException {
        int port = Nginx.freePort();
        ServerProcess server =
                new ServerProcess(Nginx.command(nginx, root, port).start(), port, true);
        Nginx.awaitStart(port);
        return server;
    }

    private static ServerProcess start(List<String> javaOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(javaOptions);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(ServerMain.class.getName());
        command.addAll(List.of(arguments));
        return start(new ProcessBuilder(command));
    }

    private static ServerProcess start(ProcessBuilder command) throws IOException {
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = process.inputReader();
        String port = output.readLine();
        if (port == null) {
            process.destroy();
            throw new IOException("the server did not start: " + String.join(" ", command.command()));
        }
        return new ServerProcess(process, Integer.parseInt(port), false);
    }

    public int port() {
        return port;
    }

    /** Processor time since its start, and that of the workers it may have. */
    public Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Begins another round; only snailmail has rounds. */
    public void reset() throws IOException {
        tell(ServerMain.RESET);
    }

    /** How many bytes of its heap are in use once all that can go has gone. */
    public long heapBytes() throws IOException {
        return tell(ServerMain.HEAP);
    }

    private long tell(String order) throws IOException {
        BufferedWriter orders = process.outputWriter();
        orders.write(order);
        orders.newLine();
        orders.flush();
        return Long.parseLong(process.inputReader().readLine());
    }

    /** How many threads it has now; -1 where the system does not tell. */
    public int threads() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(THREADS))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(THREADS.length()).strip()))
                .findFirst()
                .orElse(-1);
    }

    /**
     * Bytes of heap in use after a collection, once it has taken in what it was sent and has nothing to do but wait; only of servers
     * in Java that sleep meanwhile.
     */
    public long heapWhenQuiet() throws IOException {
        awaitQuiet();
        return heapBytes();
    }

    private void awaitQuiet() throws IOException {
        try {
            for (Duration before = null, now = cpu(); !now.equals(before); now = cpu()) {
                before = now;
                Thread.sleep(MILLIS_OF_QUIET);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server was busy", e);
        }
    }

    /** Stops its threads where they are, so that one which never sleeps takes nothing from a server whose turn it is. */
    public void pause() throws IOException {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void resume() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start();
        try {
            if (kill.waitFor() != 0) {
                throw new IOException("kill " + signal + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server was told to stop or go on", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (hasWorkers) {
            process.destroy();
        } else {
            // A JVM has nothing here to end in good order, and takes a third of a second for it.
            process.destroyForcibly();
        }
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
