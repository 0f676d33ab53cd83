package dev.snailmail.analysis;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Network;
import dev.snailmail.network.RepeatedDelays;
import java.util.List;

/**
 * Replays a trace request by request, which is possible where bodies do not hold up each other: no request then depends
 * on one that was decided after it. Many times faster than a {@link QueuedReplay}, and made for many seeds. Immutable.
 */
final class DirectReplay {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Instead of a latency: it is drawn. */
    private static final long DRAWN = -1;

    private final Trace trace;
    private final RepeatedDelays delays;

    /** For each request, independent of the draws: the cost of its connection, and the time of its body. */
    private final long[] connect;

    private final long[] transfer;
    private final long[] own;

    /** For each request, its latency if its client gave up; else {@link #DRAWN}. */
    private final long[] latency;

    private DirectReplay(Trace trace, Network network) {
        this.trace = trace;
        List<TracedRequest> requests = trace.requests();
        this.delays = RepeatedDelays.of(network, requests, TracedRequest::request, TracedRequest::status);
        Bandwidth rate = network.perConnection();
        double nanosPerByte = rate.isUnlimited() ? 0 : NANOS_PER_SECOND / rate.toBytesPerSecond();
        long connectNanos = network.connectionCost().connect().toNanos();
        int count = requests.size();
        this.connect = new long[count];
        this.transfer = new long[count];
        this.own = new long[count];
        this.latency = new long[count];
        for (int i = 0; i < count; i++) {
            TracedRequest request = requests.get(i);
            boolean isFirst = request.request().nthOnConnection() == 1;
            connect[i] = request.answered() && isFirst ? connectNanos : 0;
            latency[i] = request.answered() ? DRAWN : request.end() - request.start();
            transfer[i] =
                    request.answered() ? (long) Math.min(request.bytesSent() * nanosPerByte, ReplayTimes.LATEST) : 0;
            own[i] = request.ownNanos();
        }
    }

    /** Whether bodies do not hold up each other on a network, and cross it at a constant rate. */
    static boolean isPossible(Network network) {
        return network.shared().isUnlimited()
                && network.fifo().isUnlimited()
                && network.up().isUnlimited()
                && network.clientLink().isEmpty()
                && network.slowStart().isZero()
                && network.perConnection().isConstant();
    }

    static DirectReplay of(Trace trace, Network network) {
        return new DirectReplay(trace, network);
    }

    ReplayTimes run(long seed) {
        long[] drawn = delays.nanos(seed);
        ReplayTimes times = new ReplayTimes(trace);
        FreeConnections free = new FreeConnections(trace, times);
        for (int i = 0; i < drawn.length; i++) {
            if (trace.queues().isHandedOut(i)) {
                times.beginAfter(i, free.take(i));
            } else {
                times.begin(i);
            }
            long waits = latency[i] == DRAWN ? drawn[i] : latency[i];
            long waited = ReplayTimes.later(times.start[i], waits);
            long answered = ReplayTimes.later(waited, connect[i]);
            long crossed = ReplayTimes.later(answered, transfer[i]);
            times.latency[i] = waited - times.start[i];
            times.connect[i] = answered - waited;
            times.firstByte[i] = answered;
            times.transfer[i] = crossed - answered;
            times.end[i] = Math.max(crossed, ReplayTimes.later(answered, own[i]));
            free.ended(i);
        }
        return times;
    }
}
