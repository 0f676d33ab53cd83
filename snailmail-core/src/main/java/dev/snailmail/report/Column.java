package dev.snailmail.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;

/**
 * One figure of all requests as a list, which takes a fraction of what an object for each request would. Where it is the
 * same for all of them, it stands once instead of the list.
 *
 * @param <T> the requests
 */
final class Column<T> {

    private final JsonGenerator json;
    private final List<T> requests;

    Column(JsonGenerator json, List<T> requests) {
        this.json = json;
        this.requests = requests;
    }

    void numbers(String name, ToLongFunction<T> figure) {
        numbers(name, requests.stream().mapToLong(figure).toArray());
    }

    private void numbers(String name, long[] figures) {
        json.writeName(name);
        if (figures.length > 0 && areAllAs(figures[0], figures)) {
            ScriptJson.exact(json, figures[0]);
            return;
        }
        json.writeStartArray();
        for (long figure : figures) {
            ScriptJson.exact(json, figure);
        }
        json.writeEndArray();
    }

    private static boolean areAllAs(long first, long[] figures) {
        for (long figure : figures) {
            if (figure != first) {
                return false;
            }
        }
        return true;
    }

    /** Texts, each of which stands once, and the place of each request's among them. */
    void texts(String name, Function<T, String> text) {
        Map<String, Long> places = new LinkedHashMap<>();
        long[] at = requests.stream()
                .mapToLong(request -> places.computeIfAbsent(text.apply(request), one -> (long) places.size()))
                .toArray();
        json.writeObjectPropertyStart(name);
        json.writeArrayPropertyStart("texts");
        places.keySet().forEach(json::writeString);
        json.writeEndArray();
        numbers("at", at);
        json.writeEndObject();
    }
}
