package dev.snailmail.analysis;

import dev.snailmail.network.ConnectionCost;
import dev.snailmail.network.Network;
import dev.snailmail.network.RequestLimit;
import dev.snailmail.network.RequestMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the settings of a network that a replay leaves out although they would have changed it. A setting that could not
 * have mattered is not named: a limit that admits all requests, or a timeout longer than all pauses.
 */
final class LeftOut {

    /** Buffers hold this much, so that its time does not matter. */
    private static final long SMALL_BODY = 128 * 1024;

    private final List<TracedRequest> requests;
    private final ReplayTimes times;

    private LeftOut(Trace trace, ReplayTimes times) {
        this.requests = trace.requests();
        this.times = times;
    }

    /**
     * Names the settings.
     *
     * @return their names in specs, such as {@code limit}
     */
    static List<String> of(Trace trace, Network network, ReplayTimes times) {
        if (trace.requests().isEmpty()) {
            return List.of();
        }
        LeftOut leftOut = new LeftOut(trace, times);
        ConnectionCost connections = network.connectionCost();
        List<String> names = new ArrayList<>();
        if (network.requestLimit().filter(leftOut::refuses).isPresent()) {
            names.add("limit");
        }
        if (connections.maxConnections().stream().anyMatch(leftOut::hasMoreConnections)) {
            names.add("maxConnections");
        }
        if (connections.maxRequests().stream().anyMatch(leftOut::hasMoreOnOneConnection)) {
            names.add("maxRequests");
        }
        if (connections.idleTimeout().filter(leftOut::isIdleFor).isPresent()) {
            names.add("idleTimeout");
        }
        if (connections.headTimeout().isPresent()) {
            // Recordings do not have the time that a head took.
            names.add("headTimeout");
        }
        if (!network.limitsResponses() && leftOut.hasUntimedBody()) {
            names.add("bodies");
        }
        return List.copyOf(names);
    }

    /** A recording with a rate does not show how long the reader and the machine need for a body. */
    private boolean hasUntimedBody() {
        return requests.stream()
                .anyMatch(request -> request.answered() && request.ownNanos() == 0 && request.bytesSent() > SMALL_BODY);
    }

    private boolean refuses(RequestLimit limit) {
        RequestMeter meter = new RequestMeter(limit, 0);
        return IntStream.range(0, requests.size())
                .boxed()
                .sorted(Comparator.comparingLong(request -> times.start[request]))
                .anyMatch(
                        request -> !meter.admits(requests.get(request).request().key(), times.start[request]));
    }

    /** Recordings do not have the ends of connections, so all of them may have been open at once. */
    private boolean hasMoreConnections(int most) {
        return requests.stream()
                        .map(request -> request.request().connectionId())
                        .distinct()
                        .count()
                > most;
    }

    private boolean hasMoreOnOneConnection(int most) {
        int[] nth = new int[requests.size()];
        for (int i = 0; i < nth.length; i++) {
            int before = times.onSameConnection[i];
            nth[i] = before == ConnectionChains.NONE ? requests.get(i).request().nthOnConnection() : nth[before] + 1;
            if (nth[i] > most) {
                return true;
            }
        }
        return false;
    }

    private boolean isIdleFor(Duration timeout) {
        return IntStream.range(0, requests.size()).anyMatch(request -> idleBefore(request) >= timeout.toNanos());
    }

    /** How long a connection is without a request before this one. */
    private long idleBefore(int request) {
        int before = times.onSameConnection[request];
        TracedRequest traced = requests.get(request);
        return before == ConnectionChains.NONE
                ? traced.start() - traced.decided()
                : times.start[request] - times.end[before];
    }
}
