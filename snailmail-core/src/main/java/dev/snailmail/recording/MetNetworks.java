package dev.snailmail.recording;

import dev.snailmail.network.Network;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The networks that the requests of a recording met, in the order in which they first met them. For one thread at a time. */
final class MetNetworks {

    /** Memory is bounded: further networks of a server that is tuned again and again are not listed. */
    private static final int MOST = 100;

    private final Set<String> specs = new LinkedHashSet<>();

    /** Its spec is noted when another one is met or the recording is read: the first request does not wait for that. */
    private Network latest;

    /** Notes that a request meets a network. */
    void add(Network network) {
        if (network != latest) {
            noteLatest();
            latest = network;
        }
    }

    private void noteLatest() {
        if (latest != null && specs.size() < MOST) {
            specs.add(latest.toString());
        }
    }

    /** {@return the specs of the networks; the given one if there was no request} */
    List<String> specsOr(String current) {
        noteLatest();
        return specs.isEmpty() ? List.of(current) : List.copyOf(specs);
    }

    /** {@return the seed of the network that was met last; the given one if there was no request} */
    long seedOr(long current) {
        return latest == null ? current : latest.seed();
    }
}
