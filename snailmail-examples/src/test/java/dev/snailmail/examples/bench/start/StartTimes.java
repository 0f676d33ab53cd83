package dev.snailmail.examples.bench.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;

/** How long one server took to start, to answer for the first time, and to stop, in milliseconds. */
record StartTimes(double start, double answer, double stop) {

    private static final double NANOS_PER_MILLI = 1e6;

    static StartTimes measure(StartedServer.Kind kind, Path root) throws IOException {
        long begin = System.nanoTime();
        StartedServer server = kind.start(root);
        int port = server.port();
        long started = System.nanoTime();
        FirstAnswer.await(port);
        long answered = System.nanoTime();
        server.stop();
        long stopped = System.nanoTime();
        return new StartTimes(
                (started - begin) / NANOS_PER_MILLI,
                (answered - started) / NANOS_PER_MILLI,
                (stopped - answered) / NANOS_PER_MILLI);
    }

    /** The same in a JVM that has run nothing but this. */
    static StartTimes measureCold(StartedServer.Kind kind, Path root) throws IOException {
        List<Double> times = FreshJvm.run(
                        Main.class,
                        kind.archives(),
                        kind.name(),
                        root.toAbsolutePath().toString())
                .numbers();
        return new StartTimes(times.get(0), times.get(1), times.get(2));
    }

    double startToAnswer() {
        return start + answer;
    }

    /** What the JVM runs: the kind of server and the directory in, three times out. */
    static final class Main {

        private Main() {}

        public static void main(String[] args) throws Exception {
            // Whatever a server writes to its log would be time of the terminal's.
            LogManager.getLogManager().reset();
            FirstAnswer.rehearse();
            StartTimes times = measure(StartedServer.Kind.valueOf(args[0]), Path.of(args[1]));
            System.out.println(times.start + " " + times.answer + " " + times.stop);
            System.exit(0);
        }
    }
}
