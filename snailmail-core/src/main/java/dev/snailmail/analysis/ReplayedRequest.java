package dev.snailmail.analysis;

import dev.snailmail.network.Pipe;
import dev.snailmail.network.Turns;

/** A request as it passes through another network. Times are nanoseconds since the recording began. */
final class ReplayedRequest implements Comparable<ReplayedRequest> {

    /** What comes next. */
    enum Step {
        BEGIN,
        RECEIVE,
        ANSWER,
        SEND,
        END
    }

    final int index;
    final TracedRequest traced;

    /** What has to happen before it begins: events it depends on, and the end of the one before on its connection. */
    int awaited;

    /** The connection that it is made over: that of the trace, or one that has become free. */
    long connection;

    Step step = Step.BEGIN;

    /** When the step is due, and in which order among those that are due at once. */
    long due;

    long nth;

    long start;
    long latency;
    long connect;

    /** When the body of the request had come in. */
    long received;

    /** When the response began. */
    long answered;

    /** How much of the body in transit has still to be reserved, and from when on. */
    long left;

    long ready;

    /** What its response crosses. */
    Pipe down;

    /** Its place among bodies that go one after the other; null without such a queue. */
    Turns.Turn turn;

    ReplayedRequest(int index, TracedRequest traced) {
        this.index = index;
        this.traced = traced;
        this.connection = traced.request().connectionId();
    }

    /** Its response begins: the latency and the connection setup have taken no longer than until now. */
    void answered() {
        answered = due;
        latency = Math.min(latency, answered - received);
        connect = Math.min(connect, answered - received - latency);
    }

    @Override
    public int compareTo(ReplayedRequest other) {
        int byTick = Long.compare(due, other.due);
        return byTick != 0 ? byTick : Long.compare(nth, other.nth);
    }
}
