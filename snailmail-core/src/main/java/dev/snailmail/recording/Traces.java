package dev.snailmail.recording;

import dev.snailmail.analysis.Trace;
import dev.snailmail.analysis.TracedRequest;
import dev.snailmail.analysis.WhatIf;
import dev.snailmail.analysis.WhatIfTable;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts recordings into traces, which are replayed on other networks. */
final class Traces {

    private Traces() {}

    static Trace of(Recording recording) {
        return Trace.of(
                        traced(recording, ResponseReading.of(recording)),
                        recording.wallTime(),
                        recording.requestsDropped())
                .keeping(RecordedSetting.shaping(recording));
    }

    /** Of what was recorded during a lockstep. */
    static Trace inLockstep(Recording recording) {
        return Trace.inLockstep(
                        traced(recording, ResponseReading.inLockstep(recording)),
                        recording.wallTime(),
                        recording.requestsDropped())
                .keeping(RecordedSetting.shaping(recording));
    }

    private static List<TracedRequest> traced(Recording recording, ResponseReading reading) {
        return recording.requests().stream().map(reading::traced).toList();
    }

    /** Several networks at a time, as there are processors: a large trace takes a moment on each. */
    static WhatIfTable on(Trace trace, Map<String, Network> networks, long seed) {
        List<Network> inOrder = List.copyOf(networks.values());
        List<WhatIf> estimated = inOrder.parallelStream()
                .map(network -> WhatIf.of(trace, network, seed))
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
