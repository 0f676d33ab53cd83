package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A network as lines for people. */
final class NetworkDescription {

    private final Map<String, String> lines = new LinkedHashMap<>();

    private NetworkDescription() {}

    static String of(Network network) {
        NetworkDescription description = new NetworkDescription();
        description.add("latency", network.latency() + ": " + network.percentiles());
        description.add("shared", network.shared() + (network.shared().isUnlimited() ? "" : " for all responses"));
        description.limit("per connection", network.perConnection(), "for each connection");
        description.limit("fifo", network.fifo(), "for whole bodies in turn");
        description.limit("up", network.up(), "for all request bodies");
        if (!network.slowStart().isZero()) {
            description.add(
                    "slow start",
                    SlowStart.INITIAL_WINDOW + " bytes in the first round trip of "
                            + Durations.format(network.slowStart()) + ", then twice as many in each");
        }
        network.clientLink()
                .ifPresent(link -> description.add(
                        "client link", link.down() + " down, " + link.up() + " up, for all servers that have it"));
        if (!network.connectionCost().isNone()) {
            description.add("connections", network.connectionCost().toString());
        }
        network.requestLimit().ifPresent(limit -> description.add("requests", limit.toString()));
        if (!network.draws().equals(Draws.DEFAULT)) {
            description.add("draws", network.draws().toString());
        }
        description.add("seed", Long.toString(network.seed()));
        return description.text();
    }

    private void limit(String name, Bandwidth rate, String of) {
        if (!rate.isUnlimited()) {
            add(name, rate + " " + of);
        }
    }

    private void add(String name, String value) {
        lines.put(name, value);
    }

    private String text() {
        int width = lines.keySet().stream().mapToInt(String::length).max().orElseThrow() + 2;
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " ".repeat(width - line.getKey().length()) + line.getValue())
                .collect(Collectors.joining("\n"));
    }
}
