package dev.snailmail.junit5;

import dev.snailmail.recording.Recording;
import dev.snailmail.report.AtFault;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What a {@link Budget} can limit, in the order in which it is told. */
enum Figure {
    REQUESTS("requests", "requests", true, Recording::requestCount, recording -> AtFault.ALL),
    GETS("gets", "GETs", true, Recording::gets, recording -> AtFault.GETS),
    MISSES("misses", "misses", true, Recording::misses, recording -> AtFault.MISSES),
    BYTES("bytes", "bytes sent", true, Recording::bytesSent, recording -> AtFault.LARGEST),
    ROUND_TRIPS(
            "roundTrips",
            "round trips deep",
            false,
            recording -> recording.roundTrips().depth(),
            recording -> AtFault.CHAIN),
    MAX_IN_FLIGHT(
            "maxInFlight", "requests in flight at once", false, Recording::maxInFlight, recording -> AtFault.PEAK),
    CONNECTIONS("connections", "connections used", false, Recording::connectionsUsed, recording -> AtFault.CONNECTIONS),
    REREADS(
            "rereads",
            "requests that read bytes again",
            true,
            recording -> recording.rereads().size(),
            recording -> AtFault.these("the requests that read bytes again", recording.rereads()));

    private final String attribute;
    private final String words;
    private final boolean steady;
    private final ToLongFunction<Recording> value;
    private final Function<Recording, AtFault> atFault;

    Figure(
            String attribute,
            String words,
            boolean steady,
            ToLongFunction<Recording> value,
            Function<Recording, AtFault> atFault) {
        this.attribute = attribute;
        this.words = words;
        this.steady = steady;
        this.value = value;
        this.atFault = atFault;
    }

    /** Its name in annotations and files. */
    String attribute() {
        return attribute;
    }

    /** What is counted, for people. */
    String words() {
        return words;
    }

    /** Whether it follows from what a reader does, whatever the times. */
    boolean isSteady() {
        return steady;
    }

    /** Whether it is of the requests in the list, which is bounded, rather than a count. */
    boolean looksAtList() {
        return this == ROUND_TRIPS || this == REREADS;
    }

    long of(Recording recording) {
        return value.applyAsLong(recording);
    }

    AtFault atFault(Recording recording) {
        return atFault.apply(recording);
    }

    static String attributes() {
        return Arrays.stream(values()).map(Figure::attribute).collect(Collectors.joining(", "));
    }

    /** Such as "gets=3 bytes=65536". */
    static String listed(Map<Figure, Long> figures) {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey().attribute() + "=" + figure.getValue())
                .collect(Collectors.joining(" "));
    }
}
