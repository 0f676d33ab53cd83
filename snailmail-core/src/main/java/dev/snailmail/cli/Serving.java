package dev.snailmail.cli;

import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.recording.Recording;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What runs while the command serves: the server, and its log, live line and control port where asked for. */
final class Serving {

    private final ServeCommand command;
    private final Optional<ReportFile> report;
    private final PrintStream out;
    private final PrintStream err;
    private final LiveLine live;

    private final Started started = new Started();

    private SlowServer server;

    private Serving(ServeCommand command, Optional<ReportFile> report, PrintStream out, PrintStream err) {
        this.command = command;
        this.report = report;
        this.out = out;
        this.err = err;
        this.live = new LiveLine(err);
    }

    /**
     * Starts what the flags ask for and announces it.
     *
     * @param command the flags
     * @param out where the announcement goes
     * @param err where the request log and the live line go
     * @param terminal the screen behind {@code err}, if there is one; without it there is no live line
     * @return what runs now, to be served {@linkplain #until until} it is time to stop
     * @throws IllegalArgumentException if the flags do not make sense; nothing is left running then
     * @throws java.io.UncheckedIOException if a port is taken; nothing is left running then
     */
    static Serving start(ServeCommand command, PrintStream out, PrintStream err, Optional<Terminal> terminal) {
        SlowServerBuilder settings = command.server();
        OptionalInt controlPort = command.controlPort();
        Serving serving = new Serving(command, command.report(), out, err);
        try {
            serving.start(settings, controlPort, terminal);
            return serving;
        } catch (RuntimeException e) {
            serving.closeAfter(e);
            throw e;
        }
    }

    private void start(SlowServerBuilder settings, OptionalInt controlPort, Optional<Terminal> terminal) {
        if (command.log()) {
            started.add(RequestLogging.to(live::printAbove)::close);
        }
        server = settings.start();
        started.add(server::close);
        Optional<URI> controlUri = Optional.empty();
        if (controlPort.isPresent()) {
            ControlServer control = ControlServer.start(controlPort.getAsInt(), command.allowedHosts(), server);
            started.add(control::close);
            controlUri = Optional.of(control.baseUri());
        }
        Announcement announcement = new Announcement(server, controlUri);
        out.println(command.json() ? announcement.json() : announcement.banner());
        out.flush();
        if (command.live() && terminal.isPresent()) {
            started.add(
                    LiveDisplay.start(live, terminal.get().columns(), server::progress, command.timeScale())::close);
        }
    }

    /**
     * Serves until it is time to stop, then closes everything, prints the summary and writes the report, if there is one.
     *
     * @param stop returns when it is time
     * @throws java.io.UncheckedIOException if the report cannot be written
     */
    void until(Awaiting stop) {
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Prints the summary of the recording, even if something fails to close. */
    private void close() {
        try {
            started.close();
        } finally {
            tell();
        }
    }

    private void closeAfter(RuntimeException failure) {
        try {
            started.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void tell() {
        // One line of JSON is all that a program which reads standard output is promised.
        PrintStream summaryTo = command.json() ? err : out;
        Recording recording = server.snapshot();
        summaryTo.println(Summary.of(recording));
        summaryTo.flush();
        report.ifPresent(file -> {
            file.write(recording, Instant.now());
            summaryTo.println("wrote " + file);
            summaryTo.flush();
        });
    }
}
