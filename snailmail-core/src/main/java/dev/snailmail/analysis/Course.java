package dev.snailmail.analysis;

import dev.snailmail.network.Pipe;
import dev.snailmail.network.Turns;

/** A request on its way through another network. Times are nanoseconds since the recording began. */
final class Course implements Comparable<Course> {

    /** What comes next. */
    enum Step {
        BEGIN,
        RECEIVE,
        ANSWER,
        SEND,
        END
    }

    /** The last tick that is told; what would come later comes then. */
    static final long LATEST = WhatIf.LONGEST.toNanos();

    final int index;
    final TracedRequest traced;

    /** What has to happen before it begins: a gate has to open, and its connection to be free. */
    int awaited;

    Step step = Step.BEGIN;

    /** When that is due, and in which order among those that are due at once. */
    long due;

    long nth;

    /** The request whose end let it begin, or {@link Lanes#NONE}. */
    int cause = Lanes.NONE;

    long start;
    long latency;
    long connect;

    /** When the body of the request had come in. */
    long received;

    /** When the body of the response could set out. */
    long answered;

    long end;

    /** How much of the body that is on its way has still to be reserved, and from when on. */
    long left;

    long ready;

    /** What its response crosses. */
    Pipe down;

    /** Its place among bodies that go one after the other; null without such a queue. */
    Turns.Turn turn;

    Course(int index, TracedRequest traced) {
        this.index = index;
        this.traced = traced;
    }

    /** A tick so much later, or the last. */
    static long later(long tick, long nanos) {
        return tick > LATEST - nanos ? LATEST : tick + nanos;
    }

    /** Its answer begins: what it has waited for and connected until then is all there is of them. */
    void answered() {
        answered = due;
        latency = Math.min(latency, answered - received);
        connect = Math.min(connect, answered - received - latency);
    }

    /** What crossing took, of the bodies of request and response, and waiting for a turn. */
    long transfer() {
        return received - start + (end - answered);
    }

    @Override
    public int compareTo(Course other) {
        int byTick = Long.compare(due, other.due);
        return byTick != 0 ? byTick : Long.compare(nth, other.nth);
    }
}
