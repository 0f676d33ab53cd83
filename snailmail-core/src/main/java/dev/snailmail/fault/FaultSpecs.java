package dev.snailmail.fault;

import dev.snailmail.spec.Spec;
import java.time.Duration;

/** Reads faults from their specs. */
final class FaultSpecs {

    static final String ALLOWED = "\"status(503, retryAfter=1s, body=slow down)\", \"reset\", \"reset(after=1000)\", "
            + "\"truncate(after=1000)\", \"stall(500ms, after=1000)\", \"stall(until=released)\", "
            + "\"drip(bytes=100, every=10ms)\", \"corrupt(bits=1)\", \"wrongContentRange\", \"ignoreRange\", "
            + "\"objectChanged\", \"delay(200ms)\"";

    private FaultSpecs() {}

    static Fault parse(String text) {
        Spec spec = Spec.parse(text, ALLOWED);
        return switch (spec.name()) {
            case "status" -> status(spec);
            case "reset" -> reset(spec);
            case "truncate" -> truncate(spec);
            case "stall" -> stall(spec);
            case "drip" -> drip(spec);
            case "corrupt" -> corrupt(spec);
            case "wrongcontentrange" -> constant(spec, Fault.wrongContentRange());
            case "ignorerange" -> constant(spec, Fault.ignoreRange());
            case "objectchanged" -> constant(spec, Fault.objectChanged());
            case "delay" -> delay(spec);
            default -> throw spec.error("names no fault");
        };
    }

    private static Fault status(Spec spec) {
        String[] values = spec.arguments("status", "retryafter", "body");
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
            throw spec.error("has until (" + values[2] + "), which must be " + HeldStallFault.UNTIL);
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
