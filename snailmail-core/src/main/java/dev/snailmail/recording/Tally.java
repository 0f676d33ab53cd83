package dev.snailmail.recording;

import dev.snailmail.exchange.Misses;
import dev.snailmail.locking.GuardedBy;
import dev.snailmail.network.Network;
import dev.snailmail.time.Ticker;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The counts of one recording while it goes on. A request is counted when it arrives, leaves the number in flight
 * just before its last bytes are written, and is settled when it has ended. Between the last two a client may
 * already hold the last byte; whoever reads the counts waits for that ({@link #awaitLastBytes}).
 */
final class Tally {

    private final Object lock = new Object();
    private final long startTick;

    @GuardedBy("lock")
    private final RecentAdmissions recent;

    @GuardedBy("lock")
    private final MetNetworks networks = new MetNetworks();

    @GuardedBy("lock")
    private long requests;

    @GuardedBy("lock")
    private long gets;

    @GuardedBy("lock")
    private long misses;

    @GuardedBy("lock")
    private long bytesSent;

    @GuardedBy("lock")
    private long bytesReceived;

    @GuardedBy("lock")
    private int inFlight;

    @GuardedBy("lock")
    private int maxInFlight;

    /** Arrived and not yet ended; those writing their last bytes are among them. */
    @GuardedBy("lock")
    private long unsettled;

    @GuardedBy("lock")
    private long writingLastBytes;

    @GuardedBy("lock")
    private long unanswered;

    @GuardedBy("lock")
    private long connectionsOpened;

    @GuardedBy("lock")
    private long connectionsRefused;

    @GuardedBy("lock")
    private final BitSet connectionsUsed = new BitSet();

    @GuardedBy("lock")
    private final Map<String, Count> byMethod = new HashMap<>();

    @GuardedBy("lock")
    private final Map<String, Count> byKey = new HashMap<>();

    @GuardedBy("lock")
    private final Map<Integer, Count> byStatus = new HashMap<>();

    @GuardedBy("lock")
    private final Map<String, Count> byLabel = new HashMap<>();

    @GuardedBy("lock")
    private final Map<String, Count> byFault = new HashMap<>();

    @GuardedBy("lock")
    private long faultCount;

    private static final class Count {
        long requests;
        long bytes;

        void add(long moreBytes) {
            requests++;
            bytes += moreBytes;
        }
    }

    Tally(long startTick, int maxRecords) {
        this.startTick = startTick;
        this.recent = new RecentAdmissions(maxRecords);
    }

    long startTick() {
        return startTick;
    }

    /** {@return how many are in flight now, this one included} */
    int arrived(Admission admission) {
        synchronized (lock) {
            requests++;
            if (admission.method().equals("GET")) {
                gets++;
            }
            byMethod.computeIfAbsent(admission.method(), method -> new Count()).add(0);
            byKey.computeIfAbsent(admission.key(), key -> new Count()).add(0);
            connectionsUsed.set((int) admission.connectionId());
            recent.add(admission);
            unsettled++;
            inFlight++;
            maxInFlight = Math.max(maxInFlight, inFlight);
            return inFlight;
        }
    }

    /** A request that has arrived meets a network. */
    void met(Network network) {
        synchronized (lock) {
            networks.add(network);
        }
    }

    /** The network changes for the bodies that are on their way. */
    void bodiesMeet(Network network) {
        synchronized (lock) {
            if (unsettled > 0) {
                networks.add(network);
            }
        }
    }

    void faulted(String fault) {
        synchronized (lock) {
            faultCount++;
            byFault.computeIfAbsent(fault, spec -> new Count()).add(0);
        }
    }

    void connectionOpened() {
        synchronized (lock) {
            connectionsOpened++;
        }
    }

    void connectionRefused() {
        synchronized (lock) {
            connectionsRefused++;
        }
    }

    void lastBytesBegin() {
        synchronized (lock) {
            inFlight--;
            writingLastBytes++;
        }
    }

    /** The connection did not take all of them: the request is in flight after all. */
    void lastBytesFellShort() {
        synchronized (lock) {
            inFlight++;
            writingLastBytes--;
            wakeWaiting();
        }
    }

    void sent(long bytes) {
        synchronized (lock) {
            bytesSent += bytes;
        }
    }

    void received(long bytes) {
        synchronized (lock) {
            bytesReceived += bytes;
        }
    }

    void ended(Admission admission, boolean wasWritingLastBytes) {
        synchronized (lock) {
            if (wasWritingLastBytes) {
                writingLastBytes--;
            } else {
                inFlight--;
            }
            int status = admission.status();
            long bytes = admission.bytesSent();
            if (status == 0) {
                unanswered++;
            } else {
                byStatus.computeIfAbsent(status, key -> new Count()).add(bytes);
            }
            if (Misses.isMiss(admission.method(), status)) {
                misses++;
            }
            byLabel.computeIfAbsent(admission.label(), label -> new Count()).add(bytes);
            unsettled--;
            wakeWaiting();
        }
    }

    private void wakeWaiting() {
        if (writingLastBytes == 0) {
            lock.notifyAll();
        }
    }

    /** Waits until no client can hold the last byte of a request that is not settled. */
    void awaitLastBytes(Ticker ticker, long limitNanos) {
        synchronized (lock) {
            await(ticker, limitNanos, () -> writingLastBytes == 0);
        }
    }

    /** Waits until all requests have ended. */
    void awaitAll(Ticker ticker, long limitNanos) {
        synchronized (lock) {
            await(ticker, limitNanos, () -> unsettled == 0);
        }
    }

    /** The limit is one of real time, since it is this machine that is waited for. */
    private void await(Ticker ticker, long limitNanos, BooleanSupplier condition) {
        long deadline = ticker.nanos() + ticker.ofRealTime(limitNanos);
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline - ticker.nanos();
                if (left <= 0) {
                    return;
                }
                // Rounded up: waiting for 0 ms would be waiting for ever.
                lock.wait(TimeUnit.NANOSECONDS.toMillis(ticker.inRealTime(left)) + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Progress progress() {
        synchronized (lock) {
            return new Progress(requests, inFlight, bytesSent, misses);
        }
    }

    /**
     * Counts and the admissions that they are of, which are still to be turned into records.
     *
     * @param networks the networks that these requests met
     * @param seed the seed of the network that was met last
     */
    record Snapshot(Counts counts, List<Admission> recent, List<String> networks, long seed) {}

    /**
     * Reads all of it at one moment.
     *
     * @param network the current network, for a recording without requests
     * @param seed its seed
     */
    Snapshot snapshot(String network, long seed) {
        synchronized (lock) {
            Counts counts = new Counts(
                    requests,
                    gets,
                    misses,
                    bytesSent,
                    bytesReceived,
                    maxInFlight,
                    connectionsOpened,
                    connectionsRefused,
                    connectionsUsed.cardinality(),
                    unsettled,
                    unanswered,
                    faultCount,
                    sorted(byMethod, count -> count.requests),
                    sorted(byKey, count -> count.requests),
                    sorted(byStatus, count -> count.requests),
                    sorted(byLabel, count -> new LabelCount(count.requests, count.bytes)),
                    sorted(byFault, count -> count.requests));
            return new Snapshot(counts, recent.toList(), networks.specsOr(network), networks.seedOr(seed));
        }
    }

    private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, Count> counts, Function<Count, V> value) {
        SortedMap<K, V> sorted = new TreeMap<>();
        counts.forEach((key, count) -> sorted.put(key, value.apply(count)));
        return Collections.unmodifiableMap(sorted);
    }
}
