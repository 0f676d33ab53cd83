package dev.snailmail.fault;

import dev.snailmail.network.RequestLimit;
import dev.snailmail.network.RequestMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests beyond a rate are refused.
 *
 * @param limit the rate
 */
record LimitRule(RequestLimit limit) implements Rule {

    private static final int SERVICE_UNAVAILABLE = 503;

    /** As object stores answer that ask their clients to slow down. */
    private static final Fault REFUSAL = Fault.status(SERVICE_UNAVAILABLE).retryAfter(Duration.ofSeconds(1));

    @Override
    public ActiveRule activate(long startTick) {
        RequestMeter meter = new RequestMeter(limit, startTick);
        return (request, tick, seed, decided) -> decided || meter.admits(request.key(), tick)
                ? Optional.empty()
                : Optional.of(new Injection(REFUSAL, limit.toString(), 0));
    }

    @Override
    public boolean endsAtReset() {
        return false;
    }

    @Override
    public String toString() {
        return limit.toString();
    }
}
