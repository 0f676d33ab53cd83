package dev.snailmail.recording;

import dev.snailmail.exchange.Misses;
import dev.snailmail.exchange.RuleVerdicts;
import dev.snailmail.locking.GuardedBy;
import dev.snailmail.network.Network;
import dev.snailmail.time.Ticker;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The counts of a recording that is being made. A request is counted when it arrives, leaves the number in flight when it
 * may have ended, as just before its last bytes are written, and is settled when it has. Between the last two it is
 * undecided, since a client may already hold the last byte; readers of the counts wait for that ({@link
 * #awaitUndecided}).
 */
final class Tally {

    /** How many distinct keys are counted by themselves, and how many distinct labels. */
    static final int MOST_VALUES = 100_000;

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
    private long undecided;

    @GuardedBy("lock")
    private long unanswered;

    @GuardedBy("lock")
    private long connectionsOpened;

    @GuardedBy("lock")
    private long connectionsRefused;

    @GuardedBy("lock")
    private final BitSet connectionsUsed = new BitSet();

    @GuardedBy("lock")
    private final BoundedCounts<String> byMethod = new BoundedCounts<>(MOST_VALUES);

    @GuardedBy("lock")
    private final BoundedCounts<String> byKey = new BoundedCounts<>(MOST_VALUES);

    @GuardedBy("lock")
    private final BoundedCounts<Integer> byStatus = new BoundedCounts<>(MOST_VALUES);

    @GuardedBy("lock")
    private final BoundedCounts<String> byLabel = new BoundedCounts<>(MOST_VALUES);

    @GuardedBy("lock")
    private final BoundedCounts<String> byFault = new BoundedCounts<>(MOST_VALUES);

    @GuardedBy("lock")
    private final BoundedCounts<String> byRefusal = new BoundedCounts<>(MOST_VALUES);

    @GuardedBy("lock")
    private long refused;

    @GuardedBy("lock")
    private long faultCount;

    @GuardedBy("lock")
    private final FaultUses faultUses = new FaultUses();

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
            byMethod.add(admission.method(), 0);
            byKey.add(admission.key(), 0);
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

    void metFaults(RuleVerdicts rules, Optional<String> injected) {
        synchronized (lock) {
            faultUses.add(rules);
            injected.ifPresent(fault -> {
                faultCount++;
                byFault.add(fault, 0);
            });
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

    void requestRefused(String reason) {
        synchronized (lock) {
            refused++;
            byRefusal.add(reason, 0);
        }
    }

    void mayHaveEnded() {
        synchronized (lock) {
            inFlight--;
            undecided++;
        }
    }

    /** The connection did not take all of them: the request is in flight after all. */
    void hasNotEnded() {
        synchronized (lock) {
            inFlight++;
            undecided--;
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

    void ended(Admission admission, boolean wasUndecided) {
        synchronized (lock) {
            if (wasUndecided) {
                undecided--;
            } else {
                inFlight--;
            }
            int status = admission.status();
            long bytes = admission.bytesSent();
            if (status == 0) {
                unanswered++;
            } else {
                byStatus.add(status, bytes);
            }
            if (Misses.isMiss(admission.method(), status)) {
                misses++;
            }
            byLabel.add(admission.label(), bytes);
            unsettled--;
            wakeWaiting();
        }
    }

    private void wakeWaiting() {
        if (undecided == 0) {
            lock.notifyAll();
        }
    }

    /** Waits until no client can hold the last byte of a request that is not settled. */
    void awaitUndecided(Ticker ticker, long limitNanos) {
        synchronized (lock) {
            await(ticker, limitNanos, () -> undecided == 0);
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
     * @param faultUses how often planned faults were used
     */
    record Snapshot(
            Counts counts, List<Admission> recent, List<String> networks, long seed, List<FaultUse> faultUses) {}

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
                    refused,
                    byKey.others().requests(),
                    byLabel.others().withBytes(),
                    byMethod.sorted(BoundedCounts.Count::requests),
                    byKey.sorted(BoundedCounts.Count::requests),
                    byStatus.sorted(BoundedCounts.Count::requests),
                    byLabel.sorted(BoundedCounts.Count::withBytes),
                    byFault.sorted(BoundedCounts.Count::requests),
                    byRefusal.sorted(BoundedCounts.Count::requests));
            return new Snapshot(
                    counts, recent.toList(), networks.specsOr(network), networks.seedOr(seed), faultUses.toList());
        }
    }
}
