package dev.snailmail.recording;

import dev.snailmail.exchange.Extent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Recordings of requests that never were, whose counts agree with them. */
public final class RandomRecordings {

    private static final List<String> METHODS = List.of("GET", "GET", "GET", "HEAD", "PUT", "\"M\"");
    private static final List<String> TEXTS = List.of(
            "tiles.bin",
            "",
            "a,b\r\n\"c\"",
            "<script>alert(1)</script>",
            "=1+1",
            "snail \ud83d\udc0c \u00fc",
            "lone \ud800 and \udc00",
            "\u0000\u001f\u007f\u2028\ufeff\uffff",
            "x".repeat(70_000));

    private final Random random;
    private final boolean large;

    private RandomRecordings(long seed, int requests) {
        random = new Random(seed);
        large = requests > 1_000;
    }

    public static Recording of(long seed, int requests) {
        return new RandomRecordings(seed, requests).recording(requests);
    }

    private Recording recording(int count) {
        List<RequestRecord> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            all.add(request(i));
        }
        List<RequestRecord> ended =
                all.stream().filter(r -> r.outcome() != Outcome.INCOMPLETE).toList();
        Map<String, LabelCount> byLabel = new TreeMap<>();
        ended.forEach(r -> byLabel.merge(
                r.label(),
                new LabelCount(1, r.bytesSent()),
                (a, b) -> new LabelCount(a.requests() + b.requests(), a.bytes() + b.bytes())));
        Map<String, Long> byMethod = counted(all.stream().map(RequestRecord::method));
        Counts counts = new Counts(
                count,
                byMethod.getOrDefault("GET", 0L),
                ended.stream().filter(RequestRecord::isMiss).count(),
                all.stream().mapToLong(RequestRecord::bytesSent).sum(),
                all.stream().mapToLong(RequestRecord::bytesReceived).sum(),
                random.nextInt(count + 1),
                long63(),
                long63(),
                random.nextInt(count + 1),
                count - ended.size(),
                ended.stream().filter(r -> r.status() == 0).count(),
                all.stream().filter(r -> r.fault().isPresent()).count(),
                7,
                0,
                new LabelCount(0, 0),
                byMethod,
                counted(all.stream().map(RequestRecord::key)),
                counted(ended.stream().map(RequestRecord::status).filter(status -> status > 0)),
                byLabel,
                counted(all.stream().flatMap(r -> r.fault().stream())),
                Map.of(text(), 7L));
        List<RequestRecord> kept = random.nextBoolean() ? all : all.subList(random.nextInt(count + 1), count);
        return new Recording(
                random.nextInt(5) == 0 ? List.of(text(), text()) : List.of(text()),
                text(),
                Stream.generate(() -> faultUse(counts)).limit(random.nextInt(3)).toList(),
                random.nextLong(),
                duration(),
                counts,
                kept);
    }

    private FaultUse faultUse(Counts counts) {
        long requests = random.nextInt((int) counts.requests() + 1);
        long matched = random.nextInt((int) requests + 1);
        long injected = random.nextInt((int) Math.min(matched, counts.faultCount()) + 1);
        return new FaultUse(text(), requests, matched, random.nextInt((int) (matched - injected) + 1), injected);
    }

    private static <K> Map<K, Long> counted(Stream<K> of) {
        Map<K, Long> counts = new TreeMap<>();
        of.forEach(one -> counts.merge(one, 1L, Long::sum));
        return counts;
    }

    private RequestRecord request(long ordinal) {
        List<Extent> served = extents();
        long ofObject = served.stream().mapToLong(Extent::length).sum();
        return new RequestRecord(
                ordinal,
                random.nextBoolean() ? duration() : duration().negated(),
                oneOf(METHODS),
                text(),
                optional(text()).filter(query -> !query.isEmpty()),
                optional(text()),
                oneOf(List.of(0, 200, 206, 404, random.nextInt(1_000))),
                ofObject + random.nextInt(Integer.MAX_VALUE),
                random.nextInt(Integer.MAX_VALUE),
                served,
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(long63()),
                duration(),
                duration(),
                optional(duration()),
                duration(),
                random.nextInt(Integer.MAX_VALUE),
                long63(),
                random.nextInt(Integer.MAX_VALUE),
                optional(random.nextBoolean() ? duration() : duration().negated()),
                text(),
                optional(text()),
                oneOf(List.of(Outcome.values())));
    }

    private List<Extent> extents() {
        List<Extent> extents = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            long offset = long63();
            extents.add(new Extent(offset, Math.min(Long.MAX_VALUE - offset, 1 + (long63() >> 24))));
        }
        return extents;
    }

    private String text() {
        // The last one is long, and so only in recordings that are not.
        return TEXTS.get(random.nextInt(TEXTS.size() - (large || random.nextInt(20) > 0 ? 1 : 0)));
    }

    private Duration duration() {
        return Duration.ofNanos(long63() >> random.nextInt(62) >> 1);
    }

    private long long63() {
        return (random.nextLong() & Long.MAX_VALUE) >> 1 >> random.nextInt(62);
    }

    private <T> Optional<T> optional(T value) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(value);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
