package dev.snailmail.analysis;

import dev.snailmail.analysis.PendingFailures.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** Goes through requests in order of time, and finds for each the failure that it makes good, if any. For one thread. */
final class RetrySearch<T> {

    private final List<Made<T>> requests;
    private final List<Retry<T>> retries = new ArrayList<>();
    private long bytes;

    private final Map<Object, PendingFailures> failuresOf = new HashMap<>();

    /** Of each failed request, its place among the failures of its object. */
    private final int[] placeOf;

    /** Where each request, or the first of those that it went on from, began; and of an object of which size. */
    private final long[] firstByte;

    private final OptionalLong[] objectSize;

    /** A request and what it attempted. */
    record Made<T>(T request, Attempt attempt) {}

    RetrySearch(List<Made<T>> requests) {
        this.requests = requests.stream()
                .sorted(Comparator.comparingLong(made -> made.attempt.start()))
                .toList();
        this.placeOf = new int[requests.size()];
        this.firstByte = new long[requests.size()];
        this.objectSize = new OptionalLong[requests.size()];
        collectFailures();
        if (!failuresOf.isEmpty()) {
            search();
        }
    }

    private static Object group(Attempt attempt) {
        return List.of(attempt.what(), attempt.portion().header());
    }

    private void collectFailures() {
        Map<Object, List<Failure>> byGroup = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            Attempt attempt = requests.get(i).attempt;
            if (attempt.failed()) {
                byGroup.computeIfAbsent(group(attempt), group -> new ArrayList<>())
                        .add(new Failure(i, attempt.portion()));
            }
        }
        byGroup.forEach((group, failures) -> {
            PendingFailures pending = new PendingFailures(failures);
            failuresOf.put(group, pending);
            for (int place = 0; place < failures.size(); place++) {
                placeOf[pending.failures().get(place).request()] = place;
            }
        });
    }

    private void search() {
        PriorityQueue<Integer> failing = new PriorityQueue<>(
                Comparator.comparingLong(i -> requests.get(i).attempt.end()));
        for (int i = 0; i < requests.size(); i++) {
            Attempt attempt = requests.get(i).attempt;
            firstByte[i] = attempt.portion().from();
            objectSize[i] = attempt.objectSize();
            while (!failing.isEmpty() && requests.get(failing.peek()).attempt.end() <= attempt.start()) {
                int failed = failing.remove();
                failuresOf.get(group(requests.get(failed).attempt)).add(placeOf[failed], firstByte[failed]);
            }
            PendingFailures pending = failuresOf.get(group(attempt));
            int place = pending == null ? -1 : pending.take(attempt.portion());
            if (place >= 0) {
                retries.add(retry(i, pending.failures().get(place).request()));
                bytes += attempt.bytes();
            }
            if (attempt.failed()) {
                failing.add(i);
            }
        }
    }

    private Retry<T> retry(int request, int failed) {
        Attempt attempt = requests.get(request).attempt;
        firstByte[request] = firstByte[failed];
        boolean isOfSameObject = attempt.isPart() && attempt.objectSize().equals(objectSize[failed]);
        if (objectSize[request].isEmpty()) {
            objectSize[request] = objectSize[failed];
        }
        return new Retry<>(
                requests.get(request).request,
                requests.get(failed).request,
                isOfSameObject ? attempt.portion().from() - firstByte[request] : 0);
    }

    List<Retry<T>> retries() {
        return List.copyOf(retries);
    }

    long bytes() {
        return bytes;
    }
}
