package dev.snailmail.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What a flight recording has of us. */
final class FlightRecorded implements AutoCloseable {

    static final String REQUEST = "dev.snailmail.Request";
    static final String CONNECTION = "dev.snailmail.Connection";

    private final Recording recording = new Recording();

    private FlightRecorded() {}

    static FlightRecorded start() {
        FlightRecorded recorded = new FlightRecorded();
        recorded.recording.start();
        return recorded;
    }

    /** One that does not want a kind of event. */
    static FlightRecorded without(String kind) {
        FlightRecorded recorded = new FlightRecorded();
        recorded.recording.disable(kind);
        recorded.recording.start();
        return recorded;
    }

    /** {@return the events of one kind from one server, in the order of their beginning} */
    List<RecordedEvent> events(String kind, int port) {
        try {
            Path file = Files.createTempFile("snailmail", ".jfr");
            recording.dump(file);
            List<RecordedEvent> events = RecordingFile.readAllEvents(file);
            Files.delete(file);
            return events.stream()
                    .filter(event -> event.getEventType().getName().equals(kind))
                    .filter(event -> event.getInt("port") == port)
                    .sorted((one, other) -> one.getStartTime().compareTo(other.getStartTime()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
