package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** A request of a sample: when it was in flight, and which bytes it brought. */
record Sample(String key, boolean complete, long start, long end, List<Extent> extents) {

    static Sample of(long start, long end, long from, long to) {
        return new Sample("a", true, start, end, List.of(new Extent(from, to - from)));
    }

    /** Some requests of two objects, in order of arrival, many of them at once and some of several stretches. */
    static List<Sample> random(Random random, int most) {
        List<Sample> samples = new ArrayList<>();
        long now = 0;
        for (int i = random.nextInt(most); i > 0; i--) {
            now += random.nextInt(4);
            List<Extent> extents = new ArrayList<>();
            for (int part = random.nextInt(8) == 0 ? 2 : 1; part > 0; part--) {
                extents.add(new Extent(random.nextInt(200), 1 + random.nextInt(12)));
            }
            String key = random.nextInt(5) == 0 ? "b" : "a";
            samples.add(new Sample(key, random.nextInt(10) > 0, now, now + random.nextInt(12), extents));
        }
        return samples;
    }

    Fetch fetch() {
        return new Fetch(key, OptionalLong.of(1L << 60), extents, complete);
    }
}
