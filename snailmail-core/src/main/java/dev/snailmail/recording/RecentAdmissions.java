package dev.snailmail.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The latest admissions, as many as are kept, in order of arrival. A ring that grows up to its capacity. */
final class RecentAdmissions {

    private static final int INITIAL_SLOTS = 16;

    private final int capacity;
    private Admission[] slots;

    /** How many have been added; the nth of them is in slot n modulo the capacity. */
    private long added;

    RecentAdmissions(int capacity) {
        this.capacity = capacity;
        this.slots = new Admission[Math.min(capacity, INITIAL_SLOTS)];
    }

    void add(Admission admission) {
        if (capacity == 0) {
            return;
        }
        if (added == slots.length && slots.length < capacity) {
            slots = Arrays.copyOf(slots, (int) Math.min(capacity, 2L * slots.length));
        }
        slots[(int) (added % slots.length)] = admission;
        added++;
    }

    List<Admission> toList() {
        int kept = (int) Math.min(added, slots.length);
        List<Admission> list = new ArrayList<>(kept);
        for (long nth = added - kept; nth < added; nth++) {
            list.add(slots[(int) (nth % slots.length)]);
        }
        return list;
    }
}
