package dev.snailmail.recording;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.RuleVerdicts;
import dev.snailmail.network.Network;
import dev.snailmail.text.Printable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * A request that has arrived, as those who answer it write down what becomes of it. Written by one thread at a
 * time, the I/O thread of its connection; read by any.
 */
@API(status = API.Status.INTERNAL)
public final class Admission {

    private static final Tally[] SETTLED = {};

    private Tally[] tallies;
    private final RequestLog log;
    private final long startTick;
    private final String method;
    private final String key;
    private final String query;
    private final String range;
    private final long connectionId;
    private final int nthOnConnection;
    private final String label;

    private volatile int inFlight;
    private volatile String fault;
    private volatile int status;
    private volatile Payload payload = Payload.NONE;
    private volatile long connectionOpenedTick;
    private volatile boolean connectionOpened;
    private volatile long latencyNanos;
    private volatile long connectNanos;
    private volatile long bytesSent;
    private volatile long bytesReceived;
    private volatile long firstByteTick;
    private volatile boolean headSent;
    private volatile long waitingFromTick;
    private volatile boolean waiting;
    private volatile long endTick;
    private volatile int step;
    private volatile Outcome outcome = Outcome.INCOMPLETE;
    private boolean undecided;
    private Consumer<RequestRecord> trace;

    /**
     * @param tallies the recordings it is part of; the first is the round's
     * @param log where its line goes when it has ended
     * @param startTick when it arrived
     * @param request what was asked
     * @param label what the key is classified as
     */
    Admission(Tally[] tallies, RequestLog log, long startTick, RequestInfo request, String label) {
        this.tallies = tallies;
        this.log = log;
        this.startTick = startTick;
        this.method = request.method();
        this.key = request.key();
        this.query = request.query();
        this.range = request.range();
        this.connectionId = request.connectionId();
        this.nthOnConnection = request.nthOnConnection();
        this.label = label;
    }

    /** Counts it in. To be called once, before anything else. */
    Admission arrive() {
        for (int i = 0; i < tallies.length; i++) {
            int inFlightNow = tallies[i].arrived(this);
            if (i == 0) {
                inFlight = inFlightNow;
            }
        }
        return this;
    }

    /** Notes which network it meets. */
    void met(Network network) {
        for (Tally tally : tallies) {
            tally.met(network);
        }
    }

    long startTick() {
        return startTick;
    }

    /**
     * Notes that it is released in a lockstep. To be called once at the most.
     *
     * @param round in which round, from 1
     */
    public void steppedIn(int round) {
        step = round;
    }

    /** {@return in which round of a lockstep it was released; 0 for none} */
    int step() {
        return step;
    }

    /** {@return what was asked, for people: method, key, query and range on one line} */
    public String asked() {
        return Printable.inLine(
                method + " " + key + (query.isEmpty() ? "" : "?" + query) + (range.isEmpty() ? "" : " " + range));
    }

    /**
     * Sets the listener for the end of this request. To be called at most once.
     *
     * @param listener receives the record once, on the thread that ends the request, before any recording shows the end. The
     *     ordinal and the start differ between recordings, so they are zero. It must not throw; null for no listener.
     */
    public void tracedBy(Consumer<RequestRecord> listener) {
        trace = listener;
    }

    /**
     * Notes what it will be answered with.
     *
     * @param plan the answer
     * @param injectedNanos the latency drawn for it
     */
    public void planned(ResponsePlan plan, long injectedNanos) {
        status = plan.status();
        latencyNanos = injectedNanos;
        payload = Payload.of(plan);
    }

    /**
     * Notes that it is charged for its connection, which is new.
     *
     * @param nanos what it waits for that, on top of its latency
     */
    public void connecting(long nanos) {
        connectNanos = nanos;
    }

    /**
     * Notes when its connection was opened.
     *
     * @param tick when
     */
    public void connectionOpened(long tick) {
        connectionOpenedTick = tick;
        connectionOpened = true;
    }

    /**
     * Notes what planned faults made of it. To be called once at most.
     *
     * @param rules the verdict of each rule of the plan
     * @param injected the spec of the fault that is injected into it, by the plan or the network; empty for none
     */
    public void metFaults(RuleVerdicts rules, Optional<String> injected) {
        if (rules.rules().isEmpty() && injected.isEmpty()) {
            return;
        }
        fault = injected.orElse(null);
        for (Tally tally : tallies) {
            tally.metFaults(rules, injected);
        }
    }

    /**
     * Notes when the latency began: at its arrival, when its body had come in, or when a lockstep released it.
     *
     * @param tick the first tick of the latency
     */
    public void waitingFrom(long tick) {
        waitingFromTick = tick;
        waiting = true;
    }

    /**
     * Notes that the head of the response is about to be written. Only the first call counts, unless the head {@linkplain
     * #headFellShort() fell short}.
     *
     * @param tick now
     */
    public void headBegins(long tick) {
        if (!headSent) {
            firstByteTick = tick;
            headSent = true;
        }
    }

    /** Notes that the connection did not take the head, so that no response has been sent yet. */
    public void headFellShort() {
        headSent = false;
    }

    /**
     * Notes that bytes of the body were handed to the connection.
     *
     * @param bytes how many
     */
    public void sent(long bytes) {
        bytesSent += bytes;
        for (Tally tally : tallies) {
            tally.sent(bytes);
        }
    }

    /**
     * Notes that bytes of the request body have come in.
     *
     * @param bytes how many
     */
    public void received(long bytes) {
        bytesReceived += bytes;
        for (Tally tally : tallies) {
            tally.received(bytes);
        }
    }

    /**
     * Notes that it may have ended: its last bytes are about to be written, so that its client may know it to be over before
     * this thread does, or its client may have left. From here on it is not in flight.
     *
     * @param tick now, which is its end if it has ended
     */
    public void mayHaveEnded(long tick) {
        endTick = tick;
        undecided = true;
        for (Tally tally : tallies) {
            tally.mayHaveEnded();
        }
    }

    /** Notes that it has not ended after all, so that it is in flight again. */
    public void hasNotEnded() {
        undecided = false;
        for (Tally tally : tallies) {
            tally.hasNotEnded();
        }
    }

    /**
     * Notes that it has ended; a second call does nothing.
     *
     * @param how how it ended
     * @param tick now
     */
    public void ended(Outcome how, long tick) {
        if (outcome != Outcome.INCOMPLETE) {
            return;
        }
        if (!undecided) {
            endTick = tick;
        }
        outcome = how;
        if (trace != null) {
            trace.accept(toRecord(0, startTick, tick));
            trace = null;
        }
        for (Tally tally : tallies) {
            tally.ended(this, undecided);
        }
        // It stays in the list of its round; the windows that it was part of need not stay with it.
        tallies = SETTLED;
        log.ended(this);
    }

    /**
     * The state of this request now.
     *
     * @param ordinal its number in the recording
     * @param originTick the tick at which the recording starts
     * @param now the current tick
     */
    RequestRecord toRecord(long ordinal, long originTick, long now) {
        Outcome ending = outcome;
        boolean answered = headSent;
        long firstByte = firstByteTick;
        // A request in flight continues while it is read: its first byte may be later than now, and what was served is
        // a
        // part of what was sent.
        long end = ending != Outcome.INCOMPLETE ? endTick : answered ? Math.max(now, firstByte) : now;
        long sent = bytesSent;
        long latency = answered ? latencyNanos : Math.min(latencyNanos, waitedUntil(end));
        long connect = answered ? connectNanos : Math.min(connectNanos, waitedUntil(end) - latency);
        return new RequestRecord(
                ordinal,
                Duration.ofNanos(startTick - originTick),
                method,
                key,
                query.isEmpty() ? Optional.empty() : Optional.of(query),
                range.isEmpty() ? Optional.empty() : Optional.of(range),
                answered ? status : 0,
                sent,
                bytesReceived,
                payload.within(sent),
                payload.objectSize(),
                Duration.ofNanos(latency),
                Duration.ofNanos(connect),
                answered ? Optional.of(Duration.ofNanos(firstByte - startTick)) : Optional.empty(),
                Duration.ofNanos(end - startTick),
                inFlight,
                connectionId,
                nthOnConnection,
                connectionOpened ? Optional.of(Duration.ofNanos(connectionOpenedTick - originTick)) : Optional.empty(),
                label,
                Optional.ofNullable(fault),
                ending);
    }

    private long waitedUntil(long tick) {
        return waiting ? Math.max(0, tick - waitingFromTick) : 0;
    }

    String method() {
        return method;
    }

    String key() {
        return key;
    }

    long connectionId() {
        return connectionId;
    }

    /** {@return the status that was sent, 0 as long as none has been} */
    int status() {
        return headSent ? status : 0;
    }

    long bytesSent() {
        return bytesSent;
    }

    String label() {
        return label;
    }
}
