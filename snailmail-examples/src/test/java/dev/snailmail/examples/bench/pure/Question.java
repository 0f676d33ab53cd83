package dev.snailmail.examples.bench.pure;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a store can be asked. */
public enum Question {
    RANGE("a range of an object in memory", "GET", "object.bin", "bytes=1024-2047"),
    WHOLE("a whole object in memory", "GET", "object.bin", ""),
    HEAD("HEAD", "HEAD", "object.bin", ""),
    FOUR_RANGES("four ranges at once", "GET", "object.bin", "bytes=0-9, 20-29, 40-49, -5"),
    NOT_SATISFIABLE("a range behind the end", "GET", "object.bin", "bytes=65536-"),
    NOT_MODIFIED("GET with If-None-Match, unchanged", "GET", "object.bin", ""),
    MISS("an object that is not there", "GET", "nothing.bin", ""),
    RANGE_OF_FILE("a range of a file", "GET", "file.bin", "bytes=1024-2047");

    private final String label;
    private final String method;
    private final String key;
    private final String range;

    Question(String label, String method, String key, String range) {
        this.label = label;
        this.method = method;
        this.key = key;
        this.range = range;
    }

    String label() {
        return label;
    }

    boolean isOfFile() {
        return this == RANGE_OF_FILE;
    }

    RequestInfo request(ObjectStore store) throws IOException {
        return new RequestInfo(method, key, "", range, headers(store), 1, 1);
    }

    private HeaderLines headers(ObjectStore store) throws IOException {
        if (this != NOT_MODIFIED) {
            return HeaderLines.none();
        }
        String etag = store.find(key).orElseThrow().etag();
        Map<String, List<String>> lines = Map.of("If-None-Match", List.of(etag));
        return name -> lines.getOrDefault(name, List.of());
    }
}
