package dev.snailmail.http;

import dev.snailmail.locking.GuardedBy;
import dev.snailmail.network.Pipe;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Steps;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Holds every response until it has been quiet for a while, that is no request has arrived and no byte has moved, and
 * then releases all of them together: a round. Quiet is counted in a few looks, each of which counts for no more than
 * its share, so that a pause of the machine, in which the client could not ask either, does not pass for it. Safe for
 * use by any thread.
 */
final class LockstepGate {

    /** How many looks in a row have to find nothing new. */
    static final int LOOKS = 4;

    private final Duration quiet;
    private final long lookNanos;
    private final long limitNanos;
    private final Timer timer;
    private final Ticker ticker;
    private final LockstepTrouble trouble;
    private final Pipe pipe = new SteppedPipe(this);
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Set<SteppedRequest> held = new LinkedHashSet<>();

    @GuardedBy("lock")
    private final List<Integer> sizes = new ArrayList<>();

    /** Arrived, but not yet known what to be answered with; it is not quiet while there are any. */
    @GuardedBy("lock")
    private int entering;

    /** How many looks have found nothing new since the last that did. */
    @GuardedBy("lock")
    private int quietLooks;

    /** Nothing new since this tick; that of the last quiet look, if there was one. */
    @GuardedBy("lock")
    private long quietFrom;

    /** Whether a look is on its way, as at most one is. */
    @GuardedBy("lock")
    private boolean looking;

    /** Since when the round has been held that is next to be released. */
    @GuardedBy("lock")
    private long roundTick;

    /** Whether no request of the round to come has arrived. */
    @GuardedBy("lock")
    private boolean betweenRounds = true;

    /** When a round was released or one of its responses ended, whichever was last. */
    @GuardedBy("lock")
    private long servedTick;

    @GuardedBy("lock")
    private long longestThinkNanos;

    @GuardedBy("lock")
    private boolean over;

    /**
     * @param quiet how long it must be quiet, in real time
     * @param holdLimit how long a round may be held at the most, in real time
     */
    LockstepGate(Duration quiet, Duration holdLimit, Timer timer, Ticker ticker) {
        this.quiet = quiet;
        this.lookNanos = (ticker.ofRealTime(quiet.toNanos()) + LOOKS - 1) / LOOKS;
        this.limitNanos = ticker.ofRealTime(holdLimit.toNanos());
        this.timer = timer;
        this.ticker = ticker;
        this.trouble = new LockstepTrouble(quiet, holdLimit, ticker);
        this.quietFrom = ticker.nanos();
    }

    Pipe pipe() {
        return pipe;
    }

    /**
     * A request has arrived.
     *
     * @param tick when
     * @return what its course is to be told to, or null if the lockstep is over
     */
    SteppedRequest enter(Admission admission, long tick) {
        synchronized (lock) {
            if (over) {
                return null;
            }
            entering++;
            if (betweenRounds) {
                betweenRounds = false;
                if (!sizes.isEmpty()) {
                    longestThinkNanos = Math.max(longestThinkNanos, tick - servedTick);
                }
            }
            return new SteppedRequest(this, admission);
        }
    }

    void receiving(SteppedRequest request) {
        synchronized (lock) {
            stirred(ticker.nanos());
            leaveEntrance(request);
        }
    }

    boolean hold(SteppedRequest request) {
        long look;
        synchronized (lock) {
            long now = ticker.nanos();
            stirred(now);
            leaveEntrance(request);
            if (over) {
                return false;
            }
            if (held.isEmpty()) {
                roundTick = now;
            }
            request.heldFrom(now);
            held.add(request);
            if (looking) {
                return true;
            }
            looking = true;
            look = nextLook();
        }
        timer.at(look, request.thread(), this::look);
        return true;
    }

    /** To be called under the lock. */
    private void leaveEntrance(SteppedRequest request) {
        if (request.leaveEntrance()) {
            entering--;
        }
    }

    /** Bytes have moved. */
    void stirred() {
        synchronized (lock) {
            stirred(ticker.nanos());
        }
    }

    /** To be called under the lock. */
    private void stirred(long tick) {
        quietLooks = 0;
        if (tick - quietFrom > 0) {
            quietFrom = tick;
        }
    }

    /** To be called under the lock. */
    private long nextLook() {
        long look = quietFrom + lookNanos;
        long limit = roundTick + limitNanos;
        return look - limit < 0 ? look : limit;
    }

    /** Sees whether it is quiet. Runs on the I/O thread of a request that is held, or has been. */
    private void look() {
        long now = ticker.nanos();
        List<SteppedRequest> released = List.of();
        Executor nextThread = null;
        long nextTick = 0;
        synchronized (lock) {
            looking = false;
            if (over || held.isEmpty()) {
                return;
            }
            count(now);
            if (quietLooks == LOOKS) {
                released = nextRound(now);
            } else if (now - roundTick >= limitNanos) {
                trouble.neverQuiet(held, now);
                released = end(now);
            } else {
                looking = true;
                nextTick = nextLook();
                nextThread = held.iterator().next().thread();
            }
        }
        if (nextThread != null) {
            timer.at(nextTick, nextThread, this::look);
        }
        released.forEach(SteppedRequest::release);
    }

    /** To be called under the lock. */
    private void count(long now) {
        if (entering > 0) {
            stirred(now);
        } else if (now - quietFrom >= lookNanos) {
            quietLooks++;
            quietFrom = now;
        }
    }

    /** To be called under the lock. */
    private List<SteppedRequest> nextRound(long now) {
        if (held.isEmpty()) {
            return List.of();
        }
        List<SteppedRequest> round = List.copyOf(held);
        held.clear();
        sizes.add(round.size());
        round.forEach(request -> request.admission().steppedIn(sizes.size()));
        quietLooks = 0;
        servedTick = now;
        betweenRounds = true;
        return round;
    }

    /** Whoever is still held is a last round. To be called under the lock. */
    private List<SteppedRequest> end(long now) {
        over = true;
        return nextRound(now);
    }

    void ended(SteppedRequest request, Outcome outcome) {
        synchronized (lock) {
            long now = ticker.nanos();
            stirred(now);
            leaveEntrance(request);
            if (held.remove(request)) {
                trouble.leftWhileHeld(request, outcome, now);
            } else if (now - servedTick > 0) {
                servedTick = now;
            }
        }
    }

    /** Releases what is held, and holds nothing any more. A second call does nothing. */
    void close() {
        List<SteppedRequest> released;
        synchronized (lock) {
            released = end(ticker.nanos());
        }
        released.forEach(SteppedRequest::release);
    }

    /**
     * What there was until the end.
     *
     * @throws dev.snailmail.recording.LockstepFailedException if a request did not wait for its release, or waited for
     *     too long
     */
    Steps result() {
        synchronized (lock) {
            trouble.throwIfAny();
            return new Steps(quiet, sizes, Duration.ofNanos(ticker.inRealTime(longestThinkNanos)));
        }
    }
}
