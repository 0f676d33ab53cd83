package dev.snailmail.trace;

import dev.snailmail.exchange.HeaderLines;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;

/** Where propagators find what the client sent. */
enum HeaderGetter implements TextMapGetter<HeaderLines> {
    INSTANCE;

    /** Deprecated, but older versions of the API ask for it; only the baggage of some vendors is looked for like that. */
    @Override
    @SuppressWarnings("deprecation")
    public Iterable<String> keys(HeaderLines headers) {
        return List.of();
    }

    /** Lines of one field are one list; a {@code traceparent} that comes twice is none that way, as it should be. */
    @Override
    public String get(HeaderLines headers, String name) {
        List<String> lines = headers.of(name);
        return lines.isEmpty() ? null : String.join(",", lines);
    }
}
