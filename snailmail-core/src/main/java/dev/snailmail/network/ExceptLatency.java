package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/** A law for most requests, and others for some kinds of them. */
final class ExceptLatency extends Latency {

    private final Latency latency;
    private final List<Exemption> exemptions;
    private final boolean constant;

    /** A kind of requests and the law that they follow. */
    private record Exemption(RequestKind kind, Latency latency) {

        @Override
        public String toString() {
            return Spec.quoted(kind.toString()) + ": " + latency;
        }
    }

    private ExceptLatency(Latency latency, List<Exemption> exemptions) {
        this.latency = latency;
        this.exemptions = List.copyOf(exemptions);
        this.constant = inner().stream()
                .allMatch(part -> part.isConstant() && part.sampleNanos(null) == latency.sampleNanos(null));
        Checks.size(size());
    }

    /** Adds to the exceptions that a law has already. */
    static Latency of(Latency law, String requests, Latency other) {
        RequestKind kind = RequestKind.parse(requests);
        Latency latency = law;
        List<Exemption> exemptions = new ArrayList<>();
        if (law instanceof ExceptLatency except) {
            latency = except.latency;
            exemptions.addAll(except.exemptions);
        }
        for (Exemption earlier : exemptions) {
            if (earlier.kind.toString().equals(kind.toString())) {
                throw new IllegalArgumentException("requests (" + kind + ") must not be excepted twice");
            }
        }
        exemptions.add(new Exemption(kind, other));
        return new ExceptLatency(latency, exemptions);
    }

    @Override
    long sampleNanos(UniformRandomProvider random, Asked asked) {
        return constant ? latency.sampleNanos(null) : lawFor(asked).sampleNanos(random, asked);
    }

    @Override
    Stream<Latency> exceptions() {
        return Stream.concat(exemptions.stream().map(Exemption::latency), super.exceptions());
    }

    private Latency lawFor(Asked asked) {
        for (Exemption exemption : exemptions) {
            if (exemption.kind.includes(asked)) {
                return exemption.latency;
            }
        }
        return latency;
    }

    @Override
    boolean isConstant() {
        return constant;
    }

    @Override
    List<Latency> inner() {
        return Stream.concat(Stream.of(latency), exemptions.stream().map(Exemption::latency))
                .toList();
    }

    @Override
    Latency usual() {
        return latency.usual();
    }

    @Override
    double medianNanos() {
        return latency.medianNanos();
    }

    @Override
    double meanNanos() {
        return latency.meanNanos();
    }

    @Override
    public LatencyDescription describe(long seed) {
        return latency.describe(seed);
    }

    @Override
    public String toString() {
        return exemptions.stream()
                .map(Exemption::toString)
                .collect(Collectors.joining(", ", "except(" + latency + ", ", ")"));
    }
}
