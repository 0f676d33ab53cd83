package dev.snailmail.analysis;

import dev.snailmail.time.Percentiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** What requests made of their connections. Immutable. */
public final class ConnectionUse {

    private final long opened;
    private final int used;
    private final int reused;
    private final List<Integer> requestsPerConnection;
    private final Percentiles idle;
    private final double setupShare;

    private ConnectionUse(long opened, int used, Collection<List<Ride>> connections) {
        this.opened = opened;
        this.used = used;
        this.reused = (int) connections.stream()
                .filter(rides -> rides.stream().anyMatch(ride -> ride.nth() > 1))
                .count();
        this.requestsPerConnection = connections.stream().map(List::size).toList();
        this.idle = Percentiles.ofNanos(connections.stream()
                .flatMapToLong(rides -> gaps(rides).stream().mapToLong(gap -> gap))
                .toArray());
        long nanos = connections.stream()
                .flatMap(List::stream)
                .mapToLong(Ride::nanos)
                .sum();
        // A client that left early has not waited for all of it.
        long setup = connections.stream()
                .flatMap(List::stream)
                .mapToLong(ride -> Math.min(ride.setupNanos(), ride.nanos()))
                .sum();
        this.setupShare = nanos == 0 ? 0 : (double) setup / nanos;
    }

    /**
     * Takes requests together, connection by connection.
     *
     * @param opened how many connections were opened
     * @param used over how many connections requests came
     * @param rides the requests, in any order
     * @return the use they made of their connections
     */
    @API(status = API.Status.INTERNAL)
    public static ConnectionUse of(long opened, int used, Collection<Ride> rides) {
        TreeMap<Long, List<Ride>> byConnection =
                rides.stream().collect(Collectors.groupingBy(Ride::connection, TreeMap::new, Collectors.toList()));
        return new ConnectionUse(opened, used, byConnection.values());
    }

    private static List<Long> gaps(List<Ride> rides) {
        List<Ride> inOrder = new ArrayList<>(rides);
        inOrder.sort(Comparator.comparingInt(Ride::nth));
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < inOrder.size(); i++) {
            Ride before = inOrder.get(i - 1);
            Ride after = inOrder.get(i);
            gaps.add(Math.max(0, after.startNanos() - before.endNanos()));
        }
        return gaps;
    }

    /** {@return how many connections clients opened meanwhile, whether they sent a request or not} */
    public long opened() {
        return opened;
    }

    /** {@return over how many connections requests came, some of which may have been open before} */
    public int used() {
        return used;
    }

    /**
     * {@return how many connections brought a request that was not their first; that one may have been before the
     * recording began}
     */
    public int reused() {
        return reused;
    }

    /** {@return how many requests came over each connection, in order of the numbers of the connections} */
    public List<Integer> requestsPerConnection() {
        return requestsPerConnection;
    }

    /**
     * {@return how long connections were idle between two requests, from the end of one to the arrival of the next; zero
     * where the next was there already}
     */
    public Percentiles idle() {
        return idle;
    }

    /**
     * {@return which part of the time that requests took went into setting up their connections, from 0 to 1; all
     * durations together, also of requests at the same time}
     */
    public double setupShare() {
        return setupShare;
    }

    /** {@return for example {@code 2 opened, 2 used, 1 reused, requests [98, 1], 12.5 % of the time to connect}} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d opened, %d used, %d reused, requests %s, %.1f %% of the time to connect",
                opened,
                used,
                reused,
                requestsPerConnection,
                100 * setupShare);
    }
}
