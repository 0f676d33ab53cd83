package dev.snailmail.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections of a trace: which request follows which, and where one follows so closely that whoever made the one
 * before goes on, without regard to what goes on elsewhere.
 */
final class Lanes {

    static final int NONE = -1;

    /** Pauses up to this are noise of the machine rather than thought, or a wait for others. */
    private static final long A_MOMENT_NANOS = 2_000_000;

    private final int[] before;
    private final int[] after;
    private final boolean[] goesOn;

    private Lanes(int requests) {
        before = new int[requests];
        after = new int[requests];
        goesOn = new boolean[requests];
        Arrays.fill(before, NONE);
        Arrays.fill(after, NONE);
    }

    static Lanes of(List<TracedRequest> requests, List<Integer> byEnd) {
        Lanes lanes = new Lanes(requests.size());
        lanes.connect(requests);
        lanes.findWhoGoesOn(requests, byEnd);
        return lanes;
    }

    private void connect(List<TracedRequest> requests) {
        Map<Long, Integer> last = new HashMap<>();
        for (int i = 0; i < before.length; i++) {
            Integer previous = last.put(requests.get(i).request().connectionId(), i);
            if (previous != null
                    && endedBy(requests.get(previous), requests.get(i).start())) {
                before[i] = previous;
                after[previous] = i;
            }
        }
    }

    private static boolean endedBy(TracedRequest request, long now) {
        return request.hasEnded() && request.end() <= now;
    }

    private void findWhoGoesOn(List<TracedRequest> requests, List<Integer> byEnd) {
        long[] starts = requests.stream().mapToLong(TracedRequest::start).toArray();
        int ended = 0;
        long latestStartOfEnded = Long.MIN_VALUE;
        for (int i = 0; i < before.length; i++) {
            while (ended < byEnd.size()
                    && byEnd.get(ended) < i
                    && requests.get(byEnd.get(ended)).end() <= starts[i]) {
                latestStartOfEnded = Math.max(latestStartOfEnded, starts[byEnd.get(ended++)]);
            }
            if (before[i] != NONE) {
                long free = requests.get(before[i]).end();
                boolean anotherHasComeAndGone = latestStartOfEnded > free;
                boolean olderOnesGoOn = startedBefore(free, starts) > ended;
                goesOn[i] = !anotherHasComeAndGone && (starts[i] - free <= A_MOMENT_NANOS || olderOnesGoOn);
            }
        }
    }

    private static int startedBefore(long tick, long[] starts) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < tick) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The request before on the same connection, or {@link #NONE}. */
    int before(int request) {
        return before[request];
    }

    /** The request after on the same connection, or {@link #NONE}. */
    int after(int request) {
        return after[request];
    }

    /** Whether it was made by whoever made the one before on its connection. */
    boolean goesOn(int request) {
        return goesOn[request];
    }
}
