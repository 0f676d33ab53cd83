package dev.snailmail.fault;

import dev.snailmail.spec.Grammar;
import dev.snailmail.spec.Spec;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads faults from their specs. */
final class FaultSpecs {

    static final Grammar<Fault> FAULTS = Grammar.<Fault>of("names no fault")
            .with("status", FaultSpecs::status, "status(503, retryAfter=1s, body=slow down)")
            .with("reset", FaultSpecs::reset, "reset", "reset(after=1000)")
            .with("truncate", FaultSpecs::truncate, "truncate(after=1000)")
            .with("stall", FaultSpecs::stall, "stall(500ms, after=1000)", "stall(until=released)")
            .with("drip", FaultSpecs::drip, "drip(bytes=100, every=10ms)")
            .with("corrupt", FaultSpecs::corrupt, "corrupt(bits=1)")
            .with("wrongContentRange", spec -> constant(spec, Fault.wrongContentRange()), "wrongContentRange")
            .with("ignoreRange", spec -> constant(spec, Fault.ignoreRange()), "ignoreRange")
            .with("objectChanged", spec -> constant(spec, Fault.objectChanged()), "objectChanged")
            .with("delay", FaultSpecs::delay, "delay(200ms)")
            .guessing(FaultSpecs::meant);

    private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

    private FaultSpecs() {}

    static Fault parse(String text) {
        return FAULTS.parse(text);
    }

    /** A status alone, or a duration alone. */
    private static Optional<String> meant(String text) {
        String bare = text.strip();
        return STATUS.matcher(bare).matches()
                ? Optional.of("status(" + bare + ")")
                : Durations.parse(bare).map(duration -> "delay(" + bare + ")");
    }

    private static Fault status(Spec spec) {
        String[] values = spec.arguments("status", "retryAfter", "body");
        int status = whole(spec, "status", values[0]);
        StatusFault fault = spec.bounded(() -> Fault.status(status));
        if (values[1] != null) {
            Duration delay = spec.duration("retryAfter", values[1]);
            StatusFault without = fault;
            fault = spec.bounded(() -> without.retryAfter(delay));
        }
        return values[2] == null ? fault : fault.body(values[2]);
    }

    private static Fault reset(Spec spec) {
        String after = spec.arguments("after")[0];
        if (after == null) {
            return Fault.resetBeforeHead();
        }
        long bytes = spec.wholeNumber("after", after);
        return spec.bounded(() -> Fault.resetAfter(bytes));
    }

    private static Fault truncate(Spec spec) {
        long bytes = spec.wholeNumber("after", spec.arguments("after")[0]);
        return spec.bounded(() -> Fault.truncateAfter(bytes));
    }

    private static Fault stall(Spec spec) {
        String[] values = spec.arguments("duration", "after", "until");
        long after = values[1] == null ? 0 : spec.wholeNumber("after", values[1]);
        if (values[2] == null) {
            Duration duration = spec.duration("duration", values[0]);
            return spec.bounded(() -> Fault.stall(duration, after));
        }
        if (values[0] != null) {
            throw spec.error("has both a duration and until");
        }
        if (!values[2].equals(HeldStallFault.UNTIL)) {
            throw spec.bad("until", values[2], "must be " + HeldStallFault.UNTIL);
        }
        return spec.bounded(() -> Fault.stallUntil(new StallRelease(), after));
    }

    private static Fault drip(Spec spec) {
        String[] values = spec.arguments("bytes", "every");
        long bytes = spec.wholeNumber("bytes", values[0]);
        Duration every = spec.duration("every", values[1]);
        return spec.bounded(() -> Fault.drip(bytes, every));
    }

    private static Fault corrupt(Spec spec) {
        int bits = whole(spec, "bits", spec.arguments("bits")[0]);
        return spec.bounded(() -> Fault.corrupt(bits));
    }

    private static Fault constant(Spec spec, Fault fault) {
        spec.arguments();
        return fault;
    }

    private static Fault delay(Spec spec) {
        Duration duration = spec.duration("duration", spec.arguments("duration")[0]);
        return spec.bounded(() -> Fault.delay(duration));
    }

    /** What does not fit is out of bounds in any case. */
    private static int whole(Spec spec, String parameter, String value) {
        long number = spec.wholeNumber(parameter, value);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(number, Integer.MAX_VALUE));
    }
}
