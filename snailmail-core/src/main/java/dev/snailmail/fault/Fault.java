package dev.snailmail.fault;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something that goes wrong with a request, as readers of remote objects meet it. Immutable and safe for use by any
 * thread. Which requests it happens to is for a {@link FaultPlan} to say.
 *
 * <p>A fault that finds nothing to spoil leaves a response as it is, and then it is not recorded either: there is no
 * range to ignore in a request without one.
 */
public abstract class Fault {

    Fault() {}

    /**
     * An answer of another status instead of the object.
     *
     * @param status an HTTP status, from 400 to 599
     * @return the fault, to which a {@code Retry-After} and a body may be added
     * @throws IllegalArgumentException if the status is out of bounds
     */
    public static StatusFault status(int status) {
        return new StatusFault(status);
    }

    /**
     * A reset of the connection (TCP RST) instead of an answer, when the latency has passed.
     *
     * @return the fault
     */
    public static Fault resetBeforeHead() {
        return ResetFault.BEFORE_HEAD;
    }

    /**
     * A reset of the connection (TCP RST) when the head of the response is out, but no byte of its body.
     *
     * @return the fault
     */
    public static Fault resetAfterHead() {
        return resetAfter(0);
    }

    /**
     * A reset of the connection (TCP RST) in the midst of a body, or behind a shorter one. What the client's machine has
     * not taken by then is lost, as with any reset.
     *
     * @param bytes how many bytes of the body go out first, not negative
     * @return the fault
     * @throws IllegalArgumentException if the number is negative
     */
    public static Fault resetAfter(long bytes) {
        return new ResetFault(bytes);
    }

    /**
     * A body that ends before it is as long as its {@code Content-Length} says: the connection is closed in good order.
     * Bodies that are not longer stay as they are.
     *
     * @param bytes how many bytes of the body go out, not negative
     * @return the fault
     * @throws IllegalArgumentException if the number is negative
     */
    public static Fault truncateAfter(long bytes) {
        return new TruncateFault(bytes);
    }

    /**
     * A pause between the head and the body; a response without a body waits as a whole.
     *
     * @param duration how long nothing comes, positive
     * @return the fault
     * @throws IllegalArgumentException if the duration is not positive
     */
    public static Fault stall(Duration duration) {
        return stall(duration, 0);
    }

    /**
     * A pause in the midst of a body. Bodies that are not longer stay as they are.
     *
     * @param duration how long nothing comes, positive
     * @param afterBytes how many bytes of the body go out first, not negative
     * @return the fault
     * @throws IllegalArgumentException if the duration is not positive or the number is negative
     */
    public static Fault stall(Duration duration, long afterBytes) {
        return new StallFault(duration, afterBytes);
    }

    /**
     * A pause between the head and the body until a test ends it, the client leaves or the server is closed.
     *
     * @param release what ends it, for all responses that stall on it
     * @return the fault
     */
    public static Fault stallUntil(StallRelease release) {
        return stallUntil(release, 0);
    }

    /**
     * A pause in the midst of a body until a test ends it, the client leaves or the server is closed. Bodies that are
     * not longer stay as they are.
     *
     * @param release what ends it, for all responses that stall on it
     * @param afterBytes how many bytes of the body go out first, not negative
     * @return the fault
     * @throws IllegalArgumentException if the number is negative
     */
    public static Fault stallUntil(StallRelease release, long afterBytes) {
        return new HeldStallFault(release, afterBytes);
    }

    /**
     * A body that comes in drops. It takes no less than this, and longer where the network is slower.
     *
     * @param bytes how many bytes come at a time, at least 1
     * @param every how long nothing comes between them, positive
     * @return the fault
     * @throws IllegalArgumentException if there are no bytes or the duration is not positive
     */
    public static Fault drip(long bytes, Duration every) {
        return new DripFault(bytes, every);
    }

    /**
     * Flipped bits in a body whose length is right. Which ones depends on seed, method, key, range and occurrence, as
     * latencies do. In a {@code multipart/byteranges} they are in one of the parts.
     *
     * @param bits how many, from 1 to 1000; all where there are no more than that
     * @return the fault
     * @throws IllegalArgumentException if the number is out of bounds
     */
    public static Fault corrupt(int bits) {
        return new CorruptFault(bits);
    }

    /**
     * A {@code Content-Range} that is off by one: right in its form and its length, but not of the bytes that come.
     *
     * @return the fault
     */
    public static Fault wrongContentRange() {
        return WrongContentRangeFault.INSTANCE;
    }

    /**
     * 200 and the whole object although a range was asked for, as servers do that know no ranges.
     *
     * @return the fault
     */
    public static Fault ignoreRange() {
        return IgnoreRangeFault.INSTANCE;
    }

    /**
     * Another object under the same key: of the same size, but with every bit flipped, another entity tag and a
     * modification time one second later. Preconditions are held against that one.
     *
     * @return the fault
     */
    public static Fault objectChanged() {
        return ObjectChangedFault.INSTANCE;
    }

    /**
     * More latency than the network has.
     *
     * @param duration what is added, positive
     * @return the fault
     * @throws IllegalArgumentException if the duration is not positive
     */
    public static Fault delay(Duration duration) {
        return new DelayFault(duration);
    }

    /**
     * Parses a spec: {@code status(503, retryAfter=1s, body=slow down)}, {@code reset}, {@code reset(after=1000)},
     * {@code truncate(after=1000)}, {@code stall(500ms, after=1000)}, {@code stall(until=released)}, which nobody
     * releases, {@code drip(bytes=100, every=10ms)}, {@code corrupt(bits=1)}, {@code wrongContentRange},
     * {@code ignoreRange}, {@code objectChanged}, {@code delay(200ms)}.
     *
     * @param spec the spec, as {@link #toString()} prints it
     * @return the fault
     * @throws IllegalArgumentException if the spec is not one of these or a value is out of bounds; the message says
     *     what is wrong and what is allowed
     */
    public static Fault parse(String spec) {
        return FaultSpecs.parse(spec);
    }

    /**
     * Answers a request with this fault in it, if there is anything to spoil.
     *
     * @param request the request as it came
     * @param draw a number that is drawn for this request, if it {@linkplain #draws() draws}
     * @param store the objects
     * @param dialect what decides the answer
     * @param now the time of the response
     * @param claim asked last, before the fault is injected; false if it must not be after all
     * @return the plan, with the name of the fault if it was injected; empty if the claim was refused
     */
    final Optional<ResponsePlan> answer(
            RequestInfo request, long draw, ObjectStore store, Dialect dialect, Instant now, BooleanSupplier claim) {
        ResponsePlan plan = dialect.answer(asked(request), served(store), now);
        if (!touches(request, plan, () -> dialect.answer(request, store, now))) {
            return Optional.of(plan);
        }
        if (!claim.getAsBoolean()) {
            plan.release();
            return Optional.empty();
        }
        return Optional.of(spoiled(request, plan, draw).faulted(toString(), delayNanos()));
    }

    /** The request as the dialect is to see it. */
    RequestInfo asked(RequestInfo request) {
        return request;
    }

    /** The objects as the dialect is to see them. */
    ObjectStore served(ObjectStore store) {
        return store;
    }

    /** Whether there is something to spoil in a response that came of {@link #asked} and {@link #served}. */
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return true;
    }

    /**
     * Whether there is something to spoil in a response, where this shows only beside the response without the fault.
     *
     * @param without makes that response, to be released by the caller
     */
    boolean touches(RequestInfo request, ResponsePlan plan, Supplier<ResponsePlan> without) {
        return touches(request, plan);
    }

    /** Whether what it does is drawn. */
    boolean draws() {
        return false;
    }

    /**
     * Spoils a response that it touches.
     *
     * @param request the request as it came
     * @param plan the plan, which the result takes the place of
     * @param draw a number that is drawn for this request, if it {@linkplain #draws() draws}
     */
    ResponsePlan spoiled(RequestInfo request, ResponsePlan plan, long draw) {
        return plan;
    }

    /** How long it waits for anything, at a time; zero where it does not, or for no certain time. */
    Duration waits() {
        return Duration.ZERO;
    }

    /** What is added to the latency. */
    long delayNanos() {
        return 0;
    }

    /** {@return the spec, which {@link #parse} reads back} */
    @Override
    public abstract String toString();

    /**
     * Two faults are equal if their specs are, and if the same release ends them.
     *
     * @param other anything
     * @return whether it is the same fault
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fault fault
                && fault.getClass() == getClass()
                && fault.toString().equals(toString());
    }

    /** {@return a hash of the spec} */
    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
