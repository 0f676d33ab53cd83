package dev.snailmail.examples.bench.pure;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import java.util.stream.IntStream;

/** Requests for the ranges of one object, over 64 connections. */
final class RangeRequests {

    private static final int COUNT = 1 << 10;
    private static final int CONNECTIONS = 64;

    private RangeRequests() {}

    /** A thousand and twenty-four of them, one beside the other. */
    static RequestInfo[] of(String key, long length) {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> new RequestInfo(
                        "GET",
                        key,
                        "",
                        "bytes=" + i * length + '-' + (i * length + length - 1),
                        HeaderLines.none(),
                        1 + i % CONNECTIONS,
                        1 + i / CONNECTIONS))
                .toArray(RequestInfo[]::new);
    }
}
