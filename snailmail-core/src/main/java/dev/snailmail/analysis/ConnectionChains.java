package dev.snailmail.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections of a trace: which request follows which, and where one follows so closely that its reader continues
 * the connection, without regard to others.
 */
final class ConnectionChains {

    static final int NONE = -1;

    /** Pauses up to this are noise of the machine rather than thought, or a wait for others. */
    private static final long A_MOMENT_NANOS = 2_000_000;

    private final int[] before;
    private final int[] after;
    private final boolean[] continues;

    private ConnectionChains(int requests) {
        before = new int[requests];
        after = new int[requests];
        continues = new boolean[requests];
        Arrays.fill(before, NONE);
        Arrays.fill(after, NONE);
    }

    static ConnectionChains of(List<TracedRequest> requests, Timeline timeline) {
        ConnectionChains chains = new ConnectionChains(requests.size());
        chains.connect(requests);
        chains.findContinued(requests, timeline);
        return chains;
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

    private void findContinued(List<TracedRequest> requests, Timeline timeline) {
        int happened = 0;
        long latestStartOfEnded = Long.MIN_VALUE;
        for (int i = 0; i < before.length; i++) {
            long start = requests.get(i).start();
            while (happened < timeline.size()
                    && timeline.event(happened).request() < i
                    && timeline.tick(happened) <= start) {
                Dependency.Event event = timeline.event(happened++);
                if (!event.isFirstByte()) {
                    latestStartOfEnded = Math.max(
                            latestStartOfEnded, requests.get(event.request()).start());
                }
            }
            if (before[i] != NONE) {
                long free = requests.get(before[i]).end();
                boolean anotherHasComeAndGone = latestStartOfEnded > free;
                boolean olderOnesAreInFlight = timeline.decidedBefore(free) > timeline.endedBy(start);
                continues[i] = !anotherHasComeAndGone && (start - free <= A_MOMENT_NANOS || olderOnesAreInFlight);
            }
        }
    }

    /** The request before on the same connection, or {@link #NONE}. */
    int before(int request) {
        return before[request];
    }

    /** The request after on the same connection, or {@link #NONE}. */
    int after(int request) {
        return after[request];
    }

    /** Whether its reader made it because the one before on its connection had ended. */
    boolean continues(int request) {
        return continues[request];
    }
}
