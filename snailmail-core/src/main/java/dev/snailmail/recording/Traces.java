package dev.snailmail.recording;

import dev.snailmail.analysis.Trace;
import dev.snailmail.analysis.TracedRequest;
import dev.snailmail.analysis.WhatIf;
import dev.snailmail.analysis.WhatIfTable;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records as what is replayed on other networks. */
final class Traces {

    private Traces() {}

    static Trace of(List<RequestRecord> requests, Duration wallTime, long dropped) {
        return Trace.of(requests.stream().map(Traces::traced).toList(), wallTime, dropped);
    }

    private static TracedRequest traced(RequestRecord request) {
        return new TracedRequest(
                request.ordinal(),
                new RequestInfo(
                        request.method(),
                        request.key(),
                        request.query().orElse(""),
                        request.range().orElse(""),
                        HeaderLines.none(),
                        request.connectionId(),
                        request.nthOnConnection()),
                request.status(),
                request.bytesSent(),
                request.bytesReceived(),
                request.start().toNanos(),
                request.end().toNanos(),
                request.outcome() != Outcome.INCOMPLETE,
                request.timeToFirstByte().isPresent() || request.outcome() == Outcome.INCOMPLETE);
    }

    /** Several networks at a time, as there are processors: a large trace takes a moment on each. */
    static WhatIfTable on(Trace trace, Map<String, Network> networks) {
        List<Network> inOrder = List.copyOf(networks.values());
        List<WhatIf> estimated = inOrder.parallelStream()
                .map(network -> WhatIf.of(trace, network))
                .toList();
        Map<String, WhatIf> estimates = new LinkedHashMap<>();
        networks.keySet().forEach(name -> estimates.put(name, estimated.get(estimates.size())));
        return WhatIfTable.of(estimates);
    }

    /** Networks of nothing but round trips, by how long one takes. */
    static Map<String, Network> distances(Duration... roundTrips) {
        Map<String, Network> networks = new LinkedHashMap<>();
        for (Duration roundTrip : roundTrips) {
            networks.put(
                    Durations.format(roundTrip),
                    Network.builder()
                            .latency(Latency.fixed(roundTrip))
                            .connect(roundTrip)
                            .build());
        }
        return networks;
    }
}
