package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Groups of requests of one object that are near each other, as they grow in order of time. A group is open until the
 * first of its requests ends; all of them were in flight at that moment. For one thread.
 */
final class OpenGroups {

    private final long gap;

    /** By first byte, the stretches of all open groups; between two of them is more than the gap. */
    private final TreeMap<Long, Stretch> stretches = new TreeMap<>();

    private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>(Comparator.comparingLong(Deadline::end));
    private final List<List<Integer>> closed = new ArrayList<>();

    private record Stretch(long from, long to, Group group) {}

    private record Deadline(long end, Group group) {}

    /** What was two groups and became one is found by following {@code into}. */
    private static final class Group {
        private List<Integer> requests = new ArrayList<>();
        private List<Stretch> stretches = new ArrayList<>();
        private Group into = this;
        private boolean open = true;

        Group root() {
            while (into != into.into) {
                into = into.into;
            }
            return into;
        }

        /** The smaller moves, so that a request moves O(log n) times. */
        Group with(Group other) {
            if (this == other) {
                return this;
            }
            boolean smaller = requests.size() + stretches.size() < other.requests.size() + other.stretches.size();
            Group moves = smaller ? this : other;
            Group stays = smaller ? other : this;
            stays.requests.addAll(moves.requests);
            stays.stretches.addAll(moves.stretches);
            moves.into = stays;
            moves.requests = List.of();
            moves.stretches = List.of();
            return stays;
        }
    }

    OpenGroups(long gap) {
        this.gap = gap;
    }

    /**
     * Takes in the next request in order of time.
     *
     * @param request its number, which grows with its time
     */
    void add(int request, List<Extent> extents, long start, long end) {
        closeUntil(start);
        Group group = new Group();
        group.requests.add(request);
        deadlines.add(new Deadline(end, group));
        for (Extent extent : extents) {
            group = add(extent, group);
        }
    }

    private Group add(Extent extent, Group newcomer) {
        Group group = newcomer;
        long from = extent.offset();
        long to = from + extent.length();
        for (Stretch near = near(from, to); near != null; near = near(from, to)) {
            stretches.remove(near.from);
            from = Math.min(from, near.from);
            to = Math.max(to, near.to);
            group = group.with(near.group.root());
        }
        Stretch stretch = new Stretch(from, to, group);
        stretches.put(from, stretch);
        group.stretches.add(stretch);
        return group;
    }

    /** Subtracts where adding might go beyond the largest long. */
    private Stretch near(long from, long to) {
        Map.Entry<Long, Stretch> last = stretches.floorEntry(to > Long.MAX_VALUE - gap ? Long.MAX_VALUE : to + gap);
        return last != null && from - last.getValue().to <= gap ? last.getValue() : null;
    }

    private void closeUntil(long now) {
        while (!deadlines.isEmpty() && deadlines.peek().end <= now) {
            close(deadlines.remove().group.root());
        }
    }

    private void close(Group group) {
        if (group.open) {
            group.open = false;
            // Those that became part of a larger one are not in the map any more, or not as what they were.
            group.stretches.forEach(stretch -> stretches.remove(stretch.from, stretch));
            if (group.requests.size() > 1) {
                closed.add(group.requests.stream().sorted().toList());
            }
        }
    }

    /** {@return the numbers of the requests of each group of at least two, in order} */
    List<List<Integer>> closeAll() {
        closeUntil(Long.MAX_VALUE);
        return closed;
    }
}
