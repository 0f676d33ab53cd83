package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.List;
import java.util.OptionalLong;

/** A request of a sample: when it was in flight, and which bytes it brought. */
record Sample(String key, Fetch.Ending ending, long start, long end, List<Extent> extents) {

    static Sample of(long start, long end, long from, long to) {
        return new Sample("a", Fetch.Ending.COMPLETE, start, end, List.of(new Extent(from, to - from)));
    }

    Fetch fetch() {
        return new Fetch(key, OptionalLong.of(1L << 60), extents, bytes(), ending);
    }

    long bytes() {
        return extents.stream().mapToLong(Extent::length).sum();
    }

    boolean complete() {
        return ending == Fetch.Ending.COMPLETE;
    }
}
