package dev.snailmail.analysis;

import dev.snailmail.exchange.ByteRange;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.text.NaturalOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Requests of a trace that one queue handed out to several connections: each went to the first connection that was free.
 * The sign of a queue is that its requests are made in ascending order of key and position, over all its connections.
 * Connections that each proceed alone do not keep such an order. Immutable.
 */
final class RequestQueues {

    /** Instead of a queue or a request. */
    static final int NONE = -1;

    /** Requests that are made within this time may overtake each other on their way. */
    private static final long A_MOMENT_NANOS = 2_000_000;

    private static final int LEAST_CONNECTIONS = 2;

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::target, NaturalOrder.INSTANCE).thenComparingLong(Position::firstByte);

    private final int[] queueOf;
    private final boolean[] handedOut;
    private int count;

    /** Which part of which object a request is for. */
    private record Position(String target, long firstByte) {

        static Position of(RequestInfo request) {
            return new Position(request.key() + "?" + request.query(), firstByte(request));
        }

        /** A suffix is at the end of its object, wherever that is. */
        private static long firstByte(RequestInfo request) {
            List<ByteRange> ranges = ByteRange.parse(request.range());
            if (ranges.isEmpty()) {
                return 0;
            }
            return ranges.get(0).suffix() ? Long.MAX_VALUE : ranges.get(0).first();
        }
    }

    private RequestQueues(int requests) {
        queueOf = new int[requests];
        handedOut = new boolean[requests];
        Arrays.fill(queueOf, NONE);
    }

    /**
     * Finds the queues, in O(n log n).
     *
     * @param requests the requests in the order in which they were decided
     * @param chains their connections
     */
    static RequestQueues of(List<TracedRequest> requests, ConnectionChains chains) {
        RequestQueues queues = new RequestQueues(requests.size());
        Run run = new Run();
        for (int i = 0; i < requests.size(); i++) {
            boolean continues = chains.continues(i);
            if (!run.accepts(requests.get(i), continues)) {
                queues.add(run);
                run = new Run();
            }
            run.add(i, requests.get(i), continues);
        }
        queues.add(run);
        return queues;
    }

    private void add(Run run) {
        if (run.isQueue()) {
            run.members.forEach(request -> queueOf[request] = count);
            run.handedOut.forEach(request -> handedOut[request] = true);
            count++;
        }
    }

    /** {@return how many queues there are} */
    int count() {
        return count;
    }

    /** {@return the queue that a request is part of, or {@link #NONE}} */
    int queueOf(int request) {
        return queueOf[request];
    }

    /** {@return whether a request was made over a connection that another request of its queue had left free} */
    boolean isHandedOut(int request) {
        return handedOut[request];
    }

    /** Successive requests in ascending order, which may turn out to be a queue. */
    private static final class Run {

        private final Set<Long> connections = new HashSet<>();
        private final List<Integer> members = new ArrayList<>();
        private final List<Integer> handedOut = new ArrayList<>();

        /** The requests of the last moment; later ones may still come before them. */
        private final Deque<Recent> recent = new ArrayDeque<>();

        /** How many requests in order were handed to another connection than the one before them. */
        private int switches;

        private String method = "";
        private long latestConnection;

        /** The highest position of all requests before the last moment, and of all requests. */
        private Position settled;

        private Position highest;
        private long latestEnd = Long.MIN_VALUE;

        private record Recent(long start, Position position) {}

        boolean accepts(TracedRequest request, boolean continues) {
            if (connections.isEmpty()) {
                return true;
            }
            settle(request.start());
            boolean belongs = isOnOwnConnection(request, continues) || request.decided() < latestEnd;
            return belongs
                    && method.equals(request.request().method())
                    && (settled == null || ORDER.compare(settled, Position.of(request.request())) < 0);
        }

        private boolean isOnOwnConnection(TracedRequest request, boolean continues) {
            return continues && connections.contains(request.request().connectionId());
        }

        private void settle(long now) {
            while (!recent.isEmpty() && recent.peek().start + A_MOMENT_NANOS < now) {
                settled = higher(settled, recent.remove().position);
            }
        }

        private static Position higher(Position one, Position other) {
            return one == null || ORDER.compare(one, other) < 0 ? other : one;
        }

        void add(int index, TracedRequest request, boolean continues) {
            long connection = request.request().connectionId();
            Position position = Position.of(request.request());
            if (isOnOwnConnection(request, continues)) {
                handedOut.add(index);
                boolean isInOrder = ORDER.compare(highest, position) < 0;
                switches += isInOrder && connection != latestConnection ? 1 : 0;
            }
            members.add(index);
            method = request.request().method();
            latestConnection = connection;
            connections.add(connection);
            recent.add(new Recent(request.start(), position));
            highest = higher(highest, position);
            latestEnd = Math.max(latestEnd, request.end());
        }

        /** Whether each of its connections, on average, took its turn again at least once. */
        boolean isQueue() {
            return connections.size() >= LEAST_CONNECTIONS && switches >= connections.size();
        }
    }
}
