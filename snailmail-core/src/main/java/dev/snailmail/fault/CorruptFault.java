package dev.snailmail.fault;

import dev.snailmail.exchange.Content;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.Segment;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.rng.core.source64.SplitMix64;

/** Some bits of the object are flipped on their way; lengths, tags and checksums of others still say what they were. */
final class CorruptFault extends Fault {

    private static final int MOST = 1000;

    private final int bits;

    CorruptFault(int bits) {
        this.bits = Checks.between(1, MOST, "bits", bits);
    }

    @Override
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return !Bodies.ofObject(plan).isEmpty();
    }

    @Override
    boolean draws() {
        return true;
    }

    @Override
    ResponsePlan spoiled(RequestInfo request, ResponsePlan plan, long draw) {
        SplitMix64 random = new SplitMix64(draw);
        Segment part = anyByte(Bodies.ofObject(plan), random);
        Content flipped = new FlippedContent(part.content(), flips(part, random));
        List<Segment> body = plan.body().stream()
                .map(segment -> segment == part ? new Segment(flipped, segment.position(), segment.length()) : segment)
                .toList();
        return plan.with(plan.headers(), plan.contentLength(), body);
    }

    /** The part that a byte is in which is drawn among all. */
    private static Segment anyByte(List<Segment> parts, SplitMix64 random) {
        long bytes = 0;
        for (Segment part : parts) {
            bytes += part.length();
        }
        long left = random.nextLong(bytes);
        int nth = 0;
        while (left >= parts.get(nth).length()) {
            left -= parts.get(nth++).length();
        }
        return parts.get(nth);
    }

    /** Distinct bits of a part, by position; all that it has if it has no more than that. */
    private NavigableMap<Long, Byte> flips(Segment part, SplitMix64 random) {
        NavigableMap<Long, Byte> flips = new TreeMap<>();
        boolean all = part.length() <= bits / Byte.SIZE;
        for (long i = 0; all && i < part.length(); i++) {
            flips.put(part.position() + i, (byte) 0xff);
        }
        for (int flipped = 0; !all && flipped < bits; ) {
            long position = part.position() + random.nextLong(part.length());
            byte before = flips.getOrDefault(position, (byte) 0);
            byte after = (byte) (before | 1 << random.nextInt(Byte.SIZE));
            if (after != before) {
                flips.put(position, after);
                flipped++;
            }
        }
        return flips;
    }

    @Override
    public String toString() {
        return "corrupt(bits=" + bits + ")";
    }
}
