package dev.snailmail.report;

import dev.snailmail.exchange.Extent;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.core.JsonGenerator;

/** The requests in the list, column by column. */
final class RequestData {

    /** Stands for what a request does not have. */
    private static final long NONE = -1;

    private final List<RequestRecord> requests;

    RequestData(List<RequestRecord> requests) {
        this.requests = requests;
    }

    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("requests");
        json.writeNumberProperty("count", requests.size());
        Column<RequestRecord> column = new Column<>(json, requests);
        column.numbers("ordinal", RequestRecord::ordinal);
        column.numbers("start", request -> Micros.of(request.start()));
        column.numbers("duration", request -> Micros.of(request.duration()));
        column.numbers(
                "firstByte",
                request -> request.timeToFirstByte().map(Micros::of).orElse(NONE));
        column.numbers("stallFrom", request -> stall(request, Stall::from));
        column.numbers("stallTo", request -> stall(request, Stall::to));
        column.numbers("latency", request -> Micros.of(request.injectedLatency()));
        column.numbers("connect", request -> Micros.of(request.connectionSetup()));
        column.texts("method", RequestRecord::method);
        column.texts("key", RequestRecord::target);
        column.texts("range", request -> request.range().orElse(""));
        column.numbers("status", RequestRecord::status);
        column.numbers("sent", RequestRecord::bytesSent);
        column.numbers("received", RequestRecord::bytesReceived);
        column.numbers(
                "from",
                request -> request.served().stream()
                        .mapToLong(Extent::offset)
                        .findFirst()
                        .orElse(NONE));
        column.numbers(
                "to",
                request -> request.served().stream()
                        .mapToLong(Extent::last)
                        .findFirst()
                        .orElse(NONE));
        column.numbers("parts", request -> request.served().size());
        column.numbers("size", request -> request.objectSize().orElse(NONE));
        column.numbers("inFlight", RequestRecord::inFlight);
        column.numbers("connection", RequestRecord::connectionId);
        column.numbers("nth", RequestRecord::nthOnConnection);
        column.texts("label", RequestRecord::label);
        column.texts("fault", request -> request.fault().orElse(""));
        column.texts("outcome", request -> spelled(request.outcome()));
        column.numbers("miss", request -> request.isMiss() ? 1 : 0);
        json.writeEndObject();
    }

    private static long stall(RequestRecord request, ToDoubleFunction<Stall> edge) {
        return Stall.of(request)
                .map(stall -> Micros.of((long) edge.applyAsDouble(stall)))
                .orElse(NONE);
    }

    private static String spelled(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
