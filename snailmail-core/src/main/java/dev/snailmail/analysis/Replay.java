package dev.snailmail.analysis;

import dev.snailmail.network.Delays;
import dev.snailmail.network.Network;
import dev.snailmail.network.Pipe;
import dev.snailmail.network.Pipes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Lets the requests of a trace go through another network, event by event in the order of virtual time, as the server
 * does it in real time: the same draws, the same pipes, the same slices.
 */
final class Replay {

    /** So many slices are a fraction of a second. */
    private static final double MOST_SLICES = 1 << 20;

    /** As many as short bodies are cut into by servers, so that bodies share pipes however many there are. */
    private static final double MORE_PER_REQUEST = 16;

    private final Trace trace;
    private final long connectNanos;
    private final Delays delays;
    private final Pipes pipes;
    private final Map<Long, Pipe> downByConnection = new HashMap<>();
    private final List<Course> courses = new ArrayList<>();
    private final PriorityQueue<Course> due = new PriorityQueue<>();
    private final List<List<Gate>> heldUpBy = new ArrayList<>();
    private final int[] stillToEnd;
    private final int[] lastToEnd;
    private final long[] openedAt;
    private long events;

    private Replay(Trace trace, Network network, double mostSlices) {
        this.trace = trace;
        this.connectNanos = network.connectionCost().connect().toNanos();
        this.delays = Delays.of(network);
        this.pipes = Pipes.imagined(network, leastSlice(trace, mostSlices));
        int gates = trace.gates().all().size();
        this.stillToEnd = new int[gates];
        this.lastToEnd = new int[gates];
        this.openedAt = new long[gates];
        prepare();
    }

    static Replay of(Trace trace, Network network) {
        return of(
                trace,
                network,
                MOST_SLICES + MORE_PER_REQUEST * trace.requests().size());
    }

    /**
     * Replays a trace.
     *
     * @param mostSlices into about how many slices all its bodies may be cut, but for one more of each
     */
    static Replay of(Trace trace, Network network, double mostSlices) {
        Replay replay = new Replay(trace, network, mostSlices);
        replay.run();
        return replay;
    }

    /** The same for all bodies, or large ones would hold up small ones by more than these hold up them. */
    private static long leastSlice(Trace trace, double mostSlices) {
        double bytes = trace.requests().stream()
                .filter(TracedRequest::answered)
                .mapToDouble(request -> (double) request.bytesSent() + request.bytesReceived())
                .sum();
        return Math.max(1, (long) (bytes / mostSlices));
    }

    private void prepare() {
        for (int i = 0; i < trace.requests().size(); i++) {
            Course course = new Course(i, trace.requests().get(i));
            course.awaited =
                    (trace.gates().of(i) == null ? 0 : 1) + (trace.lanes().before(i) == Lanes.NONE ? 0 : 1);
            courses.add(course);
            heldUpBy.add(new ArrayList<>(1));
            if (course.awaited == 0) {
                schedule(course, course.traced.start());
            }
        }
        for (Gate gate : trace.gates().all()) {
            stillToEnd[gate.id()] = gate.members().length;
            for (int member : gate.members()) {
                heldUpBy.get(member).add(gate);
            }
        }
    }

    private void run() {
        for (Course next = due.poll(); next != null; next = due.poll()) {
            step(next);
        }
    }

    private void schedule(Course course, long tick) {
        course.due = Math.min(tick, Course.LATEST);
        course.nth = events++;
        due.add(course);
    }

    private void step(Course course) {
        switch (course.step) {
            case BEGIN -> begin(course);
            case RECEIVE -> receive(course);
            case ANSWER -> answer(course);
            case SEND -> send(course);
            case END -> end(course);
        }
    }

    private void begin(Course course) {
        TracedRequest traced = course.traced;
        course.start = course.due;
        course.received = course.due;
        course.latency = delays.nanosFor(traced.request(), traced.status());
        course.connect = traced.request().nthOnConnection() == 1 ? connectNanos : 0;
        if (traced.answered()) {
            course.left = traced.bytesReceived();
            course.ready = course.due;
            receive(course);
        } else {
            // How long its client waits is for its client to say.
            course.latency = traced.end() - traced.start();
            course.connect = 0;
            await(course);
        }
    }

    /** The next slice of the request body, or else what comes behind it. */
    private void receive(Course course) {
        if (course.left == 0 || course.due == Course.LATEST) {
            course.received = course.due;
            await(course);
            return;
        }
        Pipe up = pipes.up();
        long bytes = Math.min(course.left, up.sliceOf(course.ready, course.traced.bytesReceived()));
        course.left -= bytes;
        course.ready = up.reserve(course.ready, bytes);
        course.step = Course.Step.RECEIVE;
        schedule(course, course.ready);
    }

    private void await(Course course) {
        course.step = Course.Step.ANSWER;
        schedule(course, Course.later(Course.later(course.received, course.latency), course.connect));
    }

    private void answer(Course course) {
        course.answered();
        course.ready = course.due;
        course.left = course.traced.answered() ? course.traced.bytesSent() : 0;
        if (course.left == 0 || course.due == Course.LATEST) {
            end(course);
            return;
        }
        course.down =
                downByConnection.computeIfAbsent(course.traced.request().connectionId(), connection -> pipes.down());
        course.step = Course.Step.SEND;
        if (isItsTurn(course)) {
            send(course);
        }
    }

    private boolean isItsTurn(Course course) {
        if (pipes.turns().isEmpty()) {
            return true;
        }
        course.turn = pipes.turns().get().enter(tick -> {
            course.ready = Math.max(course.ready, tick);
            schedule(course, course.ready);
        });
        return course.turn.isAtOnce();
    }

    /** The next slice of the response body, as soon as it may set out. */
    private void send(Course course) {
        if (course.due == Course.LATEST) {
            end(course);
            return;
        }
        course.ready = course.down.opensAt(course.ready);
        if (course.ready <= course.due) {
            long bytes = Math.min(course.left, course.down.sliceOf(course.ready, course.traced.bytesSent()));
            course.left -= bytes;
            course.ready = course.down.reserve(course.ready, bytes);
            course.step = course.left == 0 ? Course.Step.END : Course.Step.SEND;
        }
        schedule(course, course.ready);
    }

    private void end(Course course) {
        course.end = course.due;
        if (course.turn != null) {
            course.turn.leave(course.end);
        }
        for (Gate gate : heldUpBy.get(course.index)) {
            if (--stillToEnd[gate.id()] == 0) {
                openedAt[gate.id()] = course.end;
                lastToEnd[gate.id()] = course.index;
                gate.waiting().forEach(request -> letIn(courses.get(request)));
            }
        }
        int after = trace.lanes().after(course.index);
        if (after != Lanes.NONE) {
            letIn(courses.get(after));
        }
    }

    private void letIn(Course course) {
        if (--course.awaited > 0) {
            return;
        }
        Gate gate = trace.gates().of(course.index);
        long start = newTickOf(gate, course.traced.start());
        course.cause = lastToEnd[gate.id()];
        int before = trace.lanes().before(course.index);
        if (before != Lanes.NONE && courses.get(before).end > start) {
            // It was made after others, and its connection was free long before.
            start = courses.get(before).end;
            course.cause = before;
        }
        schedule(course, start);
    }

    /** When something happens now that happened behind a gate then. */
    private long newTickOf(Gate gate, long then) {
        return Course.later(openedAt[gate.id()], then - gate.openedAt());
    }

    /** In the order of the trace. */
    List<Course> courses() {
        return courses;
    }

    /** How long the recording goes on. */
    long wallNanos() {
        Gate last = trace.gates().last();
        return last == null ? trace.wallNanos() : newTickOf(last, trace.wallNanos());
    }

    /** The request that ended last before the reader was done, or {@link Lanes#NONE}. */
    int last() {
        Gate last = trace.gates().last();
        return last == null ? Lanes.NONE : lastToEnd[last.id()];
    }
}
