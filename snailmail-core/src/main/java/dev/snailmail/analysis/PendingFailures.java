package dev.snailmail.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Failed requests for one object that have not been made again yet. Each can be made again from its first byte on, up to
 * the first that was not sent. All are known beforehand; each is there once it has been {@linkplain #add added}, until it
 * is taken. For one thread.
 */
final class PendingFailures {

    private static final long ABSENT = Long.MAX_VALUE;

    private final List<Failure> failures;

    /** A tree over {@link #failures}: the first of its nodes is the root, and each has the least first byte below it. */
    private final long[] leastFrom;

    private final int leaves;

    /** A failed request: its number in order of time, and what it asked for. */
    record Failure(int request, Portion portion) {}

    PendingFailures(List<Failure> failures) {
        this.failures = failures.stream()
                .sorted(Comparator.<Failure>comparingLong(failure -> failure.portion.lastStart())
                        .thenComparingLong(failure -> failure.portion.leastEnd())
                        .thenComparingInt(Failure::request))
                .toList();
        this.leaves = Integer.highestOneBit(Math.max(1, 2 * failures.size() - 1));
        this.leastFrom = new long[2 * leaves];
        Arrays.fill(leastFrom, ABSENT);
    }

    /** {@return the failures, each at its place} */
    List<Failure> failures() {
        return failures;
    }

    /**
     * Notes that one has ended.
     *
     * @param place its place among {@link #failures()}
     * @param from the first byte at which it may be made again; its own, or that of the request that it went on from
     */
    void add(int place, long from) {
        set(place, from);
    }

    private void set(int place, long from) {
        int node = leaves + place;
        leastFrom[node] = from;
        for (node /= 2; node >= 1; node /= 2) {
            leastFrom[node] = Math.min(leastFrom[2 * node], leastFrom[2 * node + 1]);
        }
    }

    /**
     * Takes the failure that a request makes again: of all that fit, one that got least far.
     *
     * @return its place, or -1 if there is none
     */
    int take(Portion request) {
        int place = firstFrom(firstThatReaches(request.from()), request.from());
        if (place < 0 || request.askedTo() < failures.get(place).portion.leastEnd()) {
            return -1;
        }
        set(place, ABSENT);
        return place;
    }

    private int firstThatReaches(long position) {
        int low = 0;
        int high = failures.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (failures.get(middle).portion.lastStart() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first of those from a place on that begins at a position or before it, or -1. */
    private int firstFrom(int place, long position) {
        if (place >= leaves) {
            return -1;
        }
        int node = leaves + place;
        while (leastFrom[node] > position) {
            // To the right of the subtree that has none: up as long as this is a right child, then over.
            while (node % 2 == 1) {
                node /= 2;
            }
            if (node == 0) {
                return -1;
            }
            node++;
        }
        while (node < leaves) {
            node = leastFrom[2 * node] <= position ? 2 * node : 2 * node + 1;
        }
        return node - leaves;
    }
}
