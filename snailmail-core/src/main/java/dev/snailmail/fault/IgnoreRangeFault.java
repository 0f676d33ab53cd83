package dev.snailmail.fault;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import java.util.List;
import java.util.function.Supplier;

/** The range is not looked at. */
final class IgnoreRangeFault extends Fault {

    static final Fault INSTANCE = new IgnoreRangeFault();

    private static final int OK = 200;

    private IgnoreRangeFault() {}

    @Override
    RequestInfo asked(RequestInfo request) {
        return new RequestInfo(
                request.method(),
                request.key(),
                request.query(),
                "",
                withoutRange(request.headers()),
                request.connectionId(),
                request.nthOnConnection());
    }

    private static HeaderLines withoutRange(HeaderLines headers) {
        return name -> name.equalsIgnoreCase("Range") ? List.of() : headers.of(name);
    }

    /** A range may be ignored anyway: in another unit, malformed, or of an object that has changed. */
    @Override
    boolean touches(RequestInfo request, ResponsePlan plan, Supplier<ResponsePlan> without) {
        if (!request.method().equals("GET") || request.range().isEmpty() || plan.status() != OK) {
            return false;
        }
        ResponsePlan ofRange = without.get();
        ofRange.release();
        return ofRange.status() != OK;
    }

    @Override
    public String toString() {
        return "ignoreRange";
    }
}
