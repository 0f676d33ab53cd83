package dev.snailmail.time;

import java.util.stream.LongStream;
import org.apiguardian.api.API;

/** Ticks in order of time, which are found in logarithmic time. Immutable. */
@API(status = API.Status.INTERNAL)
public final class SortedTicks {

    private final long[] ticks;

    private SortedTicks(long[] ticks) {
        this.ticks = ticks;
    }

    /**
     * Sorts ticks.
     *
     * @param ticks the ticks, in any order
     * @return the same ticks, each as often as it was given
     */
    public static SortedTicks of(LongStream ticks) {
        return new SortedTicks(ticks.sorted().toArray());
    }

    /**
     * Counts the ticks up to another one.
     *
     * @param tick the other tick
     * @return how many ticks are not later
     */
    public int countUpTo(long tick) {
        int low = 0;
        int high = ticks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ticks[middle] <= tick) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Finds the first tick that is later than another one.
     *
     * @param tick the other tick
     * @return the first later tick, or {@link Long#MAX_VALUE} if there is none
     */
    public long firstAfter(long tick) {
        int next = countUpTo(tick);
        return next < ticks.length ? ticks[next] : Long.MAX_VALUE;
    }

    /**
     * Finds the latest tick that is earlier than another one.
     *
     * @param tick the other tick
     * @return the latest earlier tick, or {@link Long#MIN_VALUE} if there is none
     */
    public long latestBefore(long tick) {
        int count = countUpTo(tick - 1);
        return count > 0 ? ticks[count - 1] : Long.MIN_VALUE;
    }
}
