package dev.snailmail.report;

import dev.snailmail.exchange.Content;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.RuleVerdicts;
import dev.snailmail.exchange.Segment;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recorder;
import dev.snailmail.recording.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A recording put together by hand, its requests in order of arrival, in milliseconds of a clock that is set. What
 * overlaps in time is in flight together.
 */
final class Scene {

    private static final byte[] NO_BYTES = {};

    private final Recorder recorder;
    private final List<Event> events = new ArrayList<>();
    private long now;

    private record Event(long tick, Runnable happens) {}

    Scene(int maxRecords) {
        recorder = Recorder.start(() -> now, key -> "none", maxRecords);
    }

    Scene() {
        this(100_000);
    }

    /** Lets the recording continue without requests. */
    Scene idleUntil(double millis) {
        long tick = nanos(millis);
        events.add(new Event(tick, () -> now = tick));
        return this;
    }

    Arrival at(double millis) {
        return new Arrival(nanos(millis));
    }

    private static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }

    /** A request that comes at a time, a GET over connection 1 until said otherwise. */
    final class Arrival {

        private final long start;
        private String method = "GET";
        private String key = "";
        private String range = "";
        private long connection = 1;
        private int status = 200;
        private long size = -1;
        private long offset;
        private long length;
        private double connecting;
        private double waiting;
        private double holding;
        private String fault;
        private Outcome outcome = Outcome.COMPLETE;

        private Arrival(long start) {
            this.start = start;
        }

        Arrival asks(String withMethod, String ofKey, String inRange) {
            method = withMethod;
            key = ofKey;
            range = inRange;
            return this;
        }

        Arrival get(String ofKey) {
            return asks("GET", ofKey, "");
        }

        /** The range is both asked for and sent. */
        Arrival get(String ofKey, long ofSize, long from, long bytes) {
            status = 206;
            return asks("GET", ofKey, "bytes=" + from + "-" + (from + bytes - 1))
                    .sends(ofSize, from, bytes);
        }

        Arrival sends(long ofSize, long from, long bytes) {
            size = ofSize;
            offset = from;
            length = bytes;
            return this;
        }

        Arrival over(long connectionId, double connectMillis) {
            connection = connectionId;
            connecting = connectMillis;
            return this;
        }

        Arrival waits(double millis) {
            waiting = millis;
            return this;
        }

        /** The head comes so much later than the latency has it. */
        Arrival holdsHead(double millis) {
            holding = millis;
            return this;
        }

        Arrival isAnswered(int withStatus) {
            status = withStatus;
            return this;
        }

        Arrival faulted(String spec) {
            fault = spec;
            return this;
        }

        Arrival ends(Outcome how) {
            outcome = how;
            return this;
        }

        /** Plays it; one that is incomplete is left open. */
        Scene until(double millis) {
            long end = nanos(millis);
            AtomicReference<Admission> admitted = new AtomicReference<>();
            events.add(new Event(start, () -> admitted.set(begin(end))));
            events.add(new Event(end, () -> {
                now = end;
                if (outcome != Outcome.INCOMPLETE) {
                    admitted.get().ended(outcome, end);
                }
            }));
            return Scene.this;
        }

        private Admission begin(long end) {
            Admission admission =
                    recorder.admit(new RequestInfo(method, key, "", range, HeaderLines.none(), connection, 1), start);
            admission.planned(plan(), nanos(waiting));
            admission.connecting(nanos(connecting));
            admission.metFaults(RuleVerdicts.none(), Optional.ofNullable(fault));
            long firstByte = start + nanos(connecting) + nanos(waiting) + nanos(holding);
            if (firstByte <= end) {
                admission.headBegins(firstByte);
                admission.sent(length);
            }
            return admission;
        }

        private ResponsePlan plan() {
            Content content = Content.of(NO_BYTES);
            return size < 0
                    ? ResponsePlan.withoutBody(status, 0, List.of())
                    : ResponsePlan.withBody(
                            status, List.of(), List.of(new Segment(content, offset, length)), content, size);
        }
    }

    Recording read() {
        return read("lognormal(mode=45ms, sigma=0.5), 100MB/s");
    }

    Recording read(String network) {
        // What ends at a tick comes before what begins there, as it was put in before it.
        events.sort(Comparator.comparingLong(Event::tick));
        events.forEach(event -> event.happens().run());
        events.clear();
        return recorder.snapshot(network, 42);
    }
}
