package dev.snailmail.analysis;

import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.List;

/** How tests of what-if ask, and what they look at. */
final class Estimates {

    private Estimates() {}

    static WhatIf estimate(Trace trace, String network) {
        return WhatIf.of(trace, Network.parse(network));
    }

    static List<Duration> ends(WhatIf estimate) {
        return estimate.requests().stream().map(EstimatedRequest::end).toList();
    }

    static Duration ms(double millis) {
        return Duration.ofNanos(Math.round(millis * HandMadeTrace.MILLI));
    }
}
