package dev.snailmail.fault;

import dev.snailmail.exchange.Header;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.Segment;
import dev.snailmail.spec.Spec;
import dev.snailmail.time.Durations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An answer of another status instead of the object; the connection stays usable. */
public final class StatusFault extends Fault {

    private static final int LEAST = 400;
    private static final int MOST = 599;

    private final int status;
    private final Optional<Duration> retryAfter;
    private final Optional<String> body;

    StatusFault(int status) {
        this(Checks.between(LEAST, MOST, "status", status), Optional.empty(), Optional.empty());
    }

    private StatusFault(int status, Optional<Duration> retryAfter, Optional<String> body) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    /**
     * Adds a {@code Retry-After}.
     *
     * @param delay what it says, in whole seconds, not negative
     * @return the fault with it
     * @throws IllegalArgumentException if the delay is negative or has a fraction of a second
     */
    public StatusFault retryAfter(Duration delay) {
        Checks.notNegative("retryAfter", delay);
        if (delay.getNano() != 0) {
            throw new IllegalArgumentException(
                    "retryAfter (" + Durations.format(delay) + ") must be whole seconds, as the header has them");
        }
        return new StatusFault(status, Optional.of(delay), body);
    }

    /**
     * Adds a body, sent as {@code text/plain} in UTF-8.
     *
     * @param text the body
     * @return the fault with it
     */
    public StatusFault body(String text) {
        return new StatusFault(status, retryAfter, Optional.of(Objects.requireNonNull(text, "body must not be null")));
    }

    /** A miss is answered with 404 anyway. */
    @Override
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return plan.status() != status
                || retryAfter.isPresent()
                || body.isPresent()
                || !plan.headers().isEmpty()
                || plan.contentLength() != 0;
    }

    @Override
    ResponsePlan spoiled(RequestInfo request, ResponsePlan plan, long draw) {
        List<Header> headers = new ArrayList<>();
        retryAfter.ifPresent(delay -> headers.add(new Header("Retry-After", Long.toString(delay.toSeconds()))));
        byte[] bytes = body.orElse("").getBytes(StandardCharsets.UTF_8);
        if (body.isPresent()) {
            headers.add(new Header("Content-Type", "text/plain; charset=utf-8"));
        }
        boolean sent = bytes.length > 0 && !request.method().equals("HEAD");
        List<Segment> segments = sent ? List.of(Segment.literal(bytes)) : List.of();
        return plan.with(status)
                .with(List.copyOf(headers), bytes.length, segments)
                .withoutObject();
    }

    @Override
    public String toString() {
        return "status(" + status
                + retryAfter
                        .map(delay -> ", retryAfter=" + Durations.format(delay))
                        .orElse("")
                + body.map(text -> ", body=" + Spec.quoted(text)).orElse("") + ")";
    }
}
