package dev.snailmail.recording;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.network.Network;
import dev.snailmail.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * Writes down the requests of one round, and of the windows that are open meanwhile. Safe for use by any thread.
 */
@API(status = API.Status.INTERNAL)
public final class Recorder {

    private static final long SETTLING_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Ticker ticker;
    private final Classifier classifier;
    private final int maxRecords;
    private final RequestLog log;
    private final Tally round;
    private final CopyOnWriteArrayList<Tally> windows;

    private Recorder(
            Ticker ticker,
            Classifier classifier,
            int maxRecords,
            RequestLog log,
            CopyOnWriteArrayList<Tally> windows,
            long startTick) {
        this.ticker = ticker;
        this.log = log;
        this.classifier = classifier;
        this.maxRecords = maxRecords;
        this.windows = windows;
        this.round = new Tally(startTick, maxRecords);
    }

    /**
     * Starts the first round.
     *
     * @param ticker the clock
     * @param classify makes a label of a key
     * @param maxRecords how many of the latest requests to keep a record of, not negative
     * @return its recorder
     */
    public static Recorder start(Ticker ticker, UnaryOperator<String> classify, int maxRecords) {
        return start(ticker, new Classifier(classify), maxRecords, RequestLog.on());
    }

    /**
     * Starts a round without records and without lines in the request log.
     *
     * @param ticker the clock
     * @return its recorder
     */
    public static Recorder unseen(Ticker ticker) {
        return start(ticker, new Classifier(UnaryOperator.identity()), 0, RequestLog.silent());
    }

    private static Recorder start(Ticker ticker, Classifier classifier, int maxRecords, RequestLog log) {
        return new Recorder(ticker, classifier, maxRecords, log, new CopyOnWriteArrayList<>(), ticker.nanos());
    }

    /**
     * Starts another round. Requests admitted to this one stay with it; open windows stay open.
     *
     * @param now the current tick, at which the round starts
     * @return the new round's recorder
     */
    public Recorder nextRound(long now) {
        return new Recorder(ticker, classifier, maxRecords, log, windows, now);
    }

    /**
     * Notes that a request has arrived.
     *
     * @param request the request
     * @param tick when
     * @return what its course is to be told to
     */
    public Admission admit(RequestInfo request, long tick) {
        return new Admission(tallies(), log, tick, request, classifier.labelOf(request.key())).arrive();
    }

    /**
     * Notes that a request has arrived, and which network it meets.
     *
     * @param request the request
     * @param network the network that it meets
     * @param tick when
     * @return its admission
     */
    public Admission admit(RequestInfo request, Network network, long tick) {
        Admission admission = admit(request, tick);
        admission.met(network);
        return admission;
    }

    /**
     * Notes that the network has changed for the bodies that are on their way, too.
     *
     * @param network the network that they meet from now on
     */
    public void bodiesMeet(Network network) {
        for (Tally tally : tallies()) {
            tally.bodiesMeet(network);
        }
    }

    /** Notes that a client has opened a connection. */
    public void connectionOpened() {
        for (Tally tally : tallies()) {
            tally.connectionOpened();
        }
    }

    /** Notes that a connection was refused, being one too many. */
    public void connectionRefused() {
        for (Tally tally : tallies()) {
            tally.connectionRefused();
        }
    }

    /**
     * Notes that a request was refused before it could be recorded, since it is malformed.
     *
     * @param reason the reason, one of a few
     */
    public void requestRefused(String reason) {
        for (Tally tally : tallies()) {
            tally.requestRefused(reason);
        }
    }

    private Tally[] tallies() {
        if (windows.isEmpty()) {
            return new Tally[] {round};
        }
        List<Tally> tallies = new ArrayList<>();
        tallies.add(round);
        tallies.addAll(windows);
        return tallies.toArray(Tally[]::new);
    }

    /**
     * Reads the round when its requests have ended, which it waits for, at most a second.
     *
     * @param network the current network, which a recording without requests names
     * @param seed its seed
     * @return the recording; requests that have not ended by then are marked incomplete
     */
    public Recording settled(String network, long seed) {
        round.awaitAll(ticker, SETTLING_LIMIT_NANOS);
        return recordingOf(round, ticker.nanos(), network, seed);
    }

    /**
     * Reads the round as it is, waiting only for requests whose last byte a client may already hold.
     *
     * @param network the current network, which a recording without requests names
     * @param seed its seed
     * @return the recording; requests in flight are marked incomplete
     */
    public Recording snapshot(String network, long seed) {
        round.awaitUndecided(ticker, SETTLING_LIMIT_NANOS);
        return recordingOf(round, ticker.nanos(), network, seed);
    }

    /**
     * Returns a few counts to show while a server serves. Unlike a snapshot it copies nothing, so it does not slow down the
     * server.
     *
     * @return the counts of this round by now
     */
    public Progress progress() {
        return round.progress();
    }

    private Recording recordingOf(Tally tally, long endTick, String network, long seed) {
        return recordingOf(tally, tally.snapshot(network, seed), endTick);
    }

    private Recording recordingOf(Tally tally, Tally.Snapshot snapshot, long endTick) {
        long now = ticker.nanos();
        long ordinal = snapshot.counts().requests() - snapshot.recent().size();
        List<RequestRecord> records = new ArrayList<>(snapshot.recent().size());
        for (Admission admission : snapshot.recent()) {
            records.add(admission.toRecord(++ordinal, tally.startTick(), now));
        }
        Duration wallTime = Duration.ofNanos(endTick - tally.startTick());
        return new Recording(
                snapshot.networks(),
                Recording.NO_FAULTS,
                snapshot.faultUses(),
                snapshot.seed(),
                wallTime,
                snapshot.counts(),
                records);
    }

    /**
     * Opens a window. Requests that arrive from now on are in it too, even after a new round has begun.
     *
     * @return the window, to be closed
     */
    public Window openWindow() {
        return new Window();
    }

    /** A recording within, beside or across rounds. */
    public final class Window implements AutoCloseable {

        private final Tally tally = new Tally(ticker.nanos(), maxRecords);

        private Window() {
            windows.add(tally);
        }

        /**
         * Closes the window and reads it when its requests have ended, which it waits for, at most a second.
         *
         * @param network the current network, which a recording without requests names
         * @param seed its seed
         * @return the recording; requests that have not ended by then are marked incomplete
         */
        public Recording settled(String network, long seed) {
            long endTick = ticker.nanos();
            close();
            tally.awaitAll(ticker, SETTLING_LIMIT_NANOS);
            return recordingOf(tally, endTick, network, seed);
        }

        /**
         * Closes the window of a lockstep and reads it as {@link #settled} does.
         *
         * @param steps the rounds of the lockstep, during all of which the window was open
         * @param network the current network, which a recording without requests names
         * @param seed its seed
         * @param rules the rules of the fault plan, as text
         * @return the rounds with their requests
         */
        public Lockstep lockstep(Steps steps, String network, long seed, List<String> rules) {
            long endTick = ticker.nanos();
            close();
            tally.awaitAll(ticker, SETTLING_LIMIT_NANOS);
            Tally.Snapshot snapshot = tally.snapshot(network, seed);
            Recording recording = recordingOf(tally, snapshot, endTick);
            return new Lockstep(
                    steps,
                    recording.withPlannedFaults(rules),
                    snapshot.recent().stream().map(Admission::step).toList());
        }

        /** Closes the window; what it has admitted stays in it. A second call does nothing. */
        @Override
        public void close() {
            windows.remove(tally);
        }
    }
}
