package dev.snailmail.analysis;

import dev.snailmail.network.Delays;
import dev.snailmail.network.Network;
import dev.snailmail.network.Pipe;
import dev.snailmail.network.Pipes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Replays a trace event by event in the order of virtual time, as a server passes requests in real time: with the same
 * draws, the same pipes, the same slices.
 */
final class QueuedReplay {

    private final Trace trace;
    private final long connectNanos;
    private final Delays delays;
    private final Pipes pipes;
    private final Map<Long, Pipe> downByConnection = new HashMap<>();
    private final List<ReplayedRequest> requests = new ArrayList<>();
    private final PriorityQueue<ReplayedRequest> due = new PriorityQueue<>();
    private final ReplayTimes times;

    /** For each request, the dependencies that its end, or its first byte, is part of. */
    private final List<List<Dependency>> awaitingEnd = new ArrayList<>();

    private final List<List<Dependency>> awaitingFirstByte = new ArrayList<>();
    private final int[] stillToHappen;

    /** For each queue, the requests that it has still to hand out, in order. */
    private final List<Deque<ReplayedRequest>> queued = new ArrayList<>();

    private final FreeConnections free;

    private long steps;

    private QueuedReplay(Trace trace, Network network, double mostSlices) {
        this.trace = trace;
        this.connectNanos = network.connectionCost().connect().toNanos();
        this.delays = Delays.of(network);
        this.pipes = Pipes.imagined(network, leastSlice(trace, mostSlices));
        this.times = new ReplayTimes(trace);
        this.free = new FreeConnections(trace, times);
        this.stillToHappen = new int[trace.dependencies().all().size()];
        prepare();
    }

    /**
     * Replays a trace.
     *
     * @param network the network, with the seed of its draws
     * @param mostSlices into about how many slices all its bodies may be cut, but for one more of each
     */
    static ReplayTimes run(Trace trace, Network network, double mostSlices) {
        QueuedReplay replay = new QueuedReplay(trace, network, mostSlices);
        for (ReplayedRequest next = replay.due.poll(); next != null; next = replay.due.poll()) {
            replay.step(next);
        }
        return replay.times;
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
        for (int queue = 0; queue < trace.queues().count(); queue++) {
            queued.add(new ArrayDeque<>());
        }
        for (int i = 0; i < trace.requests().size(); i++) {
            ReplayedRequest request = new ReplayedRequest(i, trace.requests().get(i));
            requests.add(request);
            awaitingEnd.add(new ArrayList<>(1));
            awaitingFirstByte.add(new ArrayList<>(0));
            if (trace.queues().isHandedOut(i)) {
                queued.get(trace.queues().queueOf(i)).add(request);
                continue;
            }
            request.awaited = (trace.dependencies().of(i) == null ? 0 : 1)
                    + (trace.chains().before(i) == ConnectionChains.NONE ? 0 : 1);
            if (request.awaited == 0) {
                begins(request);
            }
        }
        for (Dependency dependency : trace.dependencies().all()) {
            stillToHappen[dependency.id()] = dependency.events().size();
            for (Dependency.Event event : dependency.events()) {
                (event.isFirstByte() ? awaitingFirstByte : awaitingEnd)
                        .get(event.request())
                        .add(dependency);
            }
        }
    }

    private void schedule(ReplayedRequest request, long tick) {
        request.due = Math.min(tick, ReplayTimes.LATEST);
        request.nth = steps++;
        due.add(request);
    }

    private void step(ReplayedRequest request) {
        switch (request.step) {
            case BEGIN -> begin(request);
            case RECEIVE -> receive(request);
            case ANSWER -> answer(request);
            case SEND -> send(request);
            case END -> end(request);
        }
    }

    private void begin(ReplayedRequest request) {
        TracedRequest traced = request.traced;
        request.start = request.due;
        request.received = request.due;
        request.latency = delays.nanosFor(traced.request(), traced.status());
        request.connect = traced.request().nthOnConnection() == 1 ? connectNanos : 0;
        if (traced.answered()) {
            request.left = traced.bytesReceived();
            request.ready = request.due;
            receive(request);
        } else {
            // How long its client waits is for its client to say.
            request.latency = traced.end() - traced.start();
            request.connect = 0;
            await(request);
        }
    }

    /** The next slice of the request body, or else what comes behind it. */
    private void receive(ReplayedRequest request) {
        if (request.left == 0 || request.due == ReplayTimes.LATEST) {
            request.received = request.due;
            await(request);
            return;
        }
        Pipe up = pipes.up();
        long bytes = Math.min(request.left, up.sliceOf(request.ready, request.traced.bytesReceived()));
        request.left -= bytes;
        request.ready = up.reserve(request.ready, bytes);
        request.step = ReplayedRequest.Step.RECEIVE;
        schedule(request, request.ready);
    }

    private void await(ReplayedRequest request) {
        request.step = ReplayedRequest.Step.ANSWER;
        schedule(request, ReplayTimes.later(ReplayTimes.later(request.received, request.latency), request.connect));
    }

    private void answer(ReplayedRequest request) {
        request.answered();
        times.firstByte[request.index] = request.due;
        happened(awaitingFirstByte.get(request.index));
        request.ready = request.due;
        request.left = request.traced.answered() ? request.traced.bytesSent() : 0;
        if (request.left == 0 || request.due == ReplayTimes.LATEST) {
            taken(request);
            return;
        }
        request.down = downByConnection.computeIfAbsent(request.connection, connection -> pipes.down());
        request.step = ReplayedRequest.Step.SEND;
        if (isItsTurn(request)) {
            send(request);
        }
    }

    private boolean isItsTurn(ReplayedRequest request) {
        if (pipes.turns().isEmpty()) {
            return true;
        }
        request.turn = pipes.turns().get().enter(tick -> {
            request.ready = Math.max(request.ready, tick);
            schedule(request, request.ready);
        });
        return request.turn.isAtOnce();
    }

    /** The next slice of the response body, as soon as it may set out. */
    private void send(ReplayedRequest request) {
        if (request.left == 0 || request.due == ReplayTimes.LATEST) {
            taken(request);
            return;
        }
        request.ready = request.down.opensAt(request.ready);
        if (request.ready <= request.due) {
            long bytes = Math.min(request.left, request.down.sliceOf(request.ready, request.traced.bytesSent()));
            request.left -= bytes;
            request.ready = request.down.reserve(request.ready, bytes);
        }
        schedule(request, request.ready);
    }

    /** The network has brought all of it; its reader may need longer. */
    private void taken(ReplayedRequest request) {
        if (request.turn != null) {
            request.turn.leave(request.due);
        }
        long network = request.due - request.answered;
        times.transfer[request.index] = request.received - request.start + network;
        long own = request.traced.ownNanos() - network;
        if (own > 0) {
            request.step = ReplayedRequest.Step.END;
            schedule(request, ReplayTimes.later(request.due, own));
        } else {
            end(request);
        }
    }

    private void end(ReplayedRequest request) {
        times.latency[request.index] = request.latency;
        times.connect[request.index] = request.connect;
        times.end[request.index] = request.due;
        happened(awaitingEnd.get(request.index));
        int after = trace.chains().after(request.index);
        if (after != ConnectionChains.NONE) {
            happenedFor(after);
        }
        int queue = trace.queues().queueOf(request.index);
        if (queue != RequestQueues.NONE) {
            free.ended(request.index);
            handOut(queued.get(queue));
        }
    }

    /** Begins the next requests of a queue, as many as have a free connection. */
    private void handOut(Deque<ReplayedRequest> queue) {
        while (!queue.isEmpty()) {
            ReplayedRequest next = queue.element();
            int ended = free.take(next.index);
            if (ended == RequestQueues.NONE) {
                return;
            }
            queue.remove();
            next.connection = requests.get(ended).connection;
            times.beginAfter(next.index, ended);
            schedule(next, times.start[next.index]);
        }
    }

    private void happened(List<Dependency> dependencies) {
        for (Dependency dependency : dependencies) {
            if (--stillToHappen[dependency.id()] == 0) {
                dependency.dependents().forEach(this::happenedFor);
            }
        }
    }

    private void happenedFor(int index) {
        ReplayedRequest request = requests.get(index);
        if (!trace.queues().isHandedOut(index) && --request.awaited == 0) {
            begins(request);
        }
    }

    private void begins(ReplayedRequest request) {
        times.begin(request.index);
        schedule(request, times.start[request.index]);
    }
}
