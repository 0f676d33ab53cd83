package dev.snailmail.fault;

import dev.snailmail.exchange.RequestPattern;
import dev.snailmail.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which requests meet a fault.
 *
 * @param requests by method and key
 * @param range by range
 * @param count by number
 * @param probability by chance, above 0 and at most 1
 * @param window by time
 * @param endsAtReset whether the next reset is its end
 * @param fault what they meet
 */
record FaultRule(
        RequestPattern requests,
        Optional<RangePattern> range,
        Count count,
        double probability,
        Window window,
        boolean endsAtReset,
        Fault fault)
        implements Rule {

    /**
     * Which of the requests by their number, from 1.
     *
     * @param nth only this one
     * @param nthPerKey only this one of each key
     * @param first only up to this one
     * @param times only so often
     */
    record Count(OptionalLong nth, OptionalLong nthPerKey, OptionalLong first, OptionalLong times) {

        Count {
            if (nth.isPresent() && first.isPresent() && nth.getAsLong() > first.getAsLong()) {
                throw new IllegalArgumentException("nth (" + nth.getAsLong() + ") must be at most first ("
                        + first.getAsLong() + "), or the rule fits no request");
            }
        }

        @Override
        public String toString() {
            return written("nth", nth)
                    + written("nthPerKey", nthPerKey)
                    + written("first", first)
                    + written("times", times);
        }

        private static String written(String name, OptionalLong number) {
            return number.isPresent() ? " " + name + "=" + number.getAsLong() : "";
        }
    }

    /**
     * When requests have to arrive, since the start of the round.
     *
     * @param from not before this
     * @param to before this; empty for no end
     */
    record Window(Duration from, Optional<Duration> to) {

        Window {
            if (to.isPresent() && from.compareTo(to.get()) >= 0) {
                throw new IllegalArgumentException(
                        "from (" + Durations.format(from) + ") must be before to (" + Durations.format(to.get()) + ")");
            }
        }

        boolean contains(long nanos) {
            return nanos >= from.toNanos() && (to.isEmpty() || nanos < to.get().toNanos());
        }

        @Override
        public String toString() {
            return (from.isZero() ? "" : " from=" + Durations.format(from))
                    + to.map(end -> " to=" + Durations.format(end)).orElse("");
        }
    }

    @Override
    public ActiveRule activate(long startTick) {
        return new ActiveFaultRule(this, startTick);
    }

    @Override
    public String toString() {
        return RuleText.quotedPattern(requests.toString())
                + range.map(header -> " range=" + RuleText.quotedValue(header.toString()))
                        .orElse("")
                + count
                + (probability < 1
                        ? " probability=" + BigDecimal.valueOf(probability).toPlainString()
                        : "")
                + window
                + (endsAtReset ? " untilReset" : "")
                + ": " + fault;
    }
}
