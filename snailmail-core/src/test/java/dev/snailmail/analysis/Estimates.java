package dev.snailmail.analysis;

import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.List;

/** How tests of what-if ask, and what they look at. */
final class Estimates {

    private Estimates() {}

    static Replayed estimate(Trace trace, String network) {
        return Replayed.of(trace, Network.parse(network), Network.DEFAULT_SEED);
    }

    static WhatIf whatIf(Trace trace, String network) {
        return WhatIf.of(trace, Network.parse(network), Network.DEFAULT_SEED);
    }

    static Replayed replay(Trace trace, Network network) {
        return Replayed.of(trace, network, network.seed());
    }

    static List<Duration> ends(Replayed estimate) {
        return estimate.requests().stream().map(EstimatedRequest::end).toList();
    }

    static Duration ms(double millis) {
        return Duration.ofNanos(Math.round(millis * HandMadeTrace.MILLI));
    }
}
