package dev.snailmail.network;

import dev.snailmail.locking.GuardedBy;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apiguardian.api.API;

/** A queue of those who go one after the other, in the order in which they came. Safe for use by any thread. */
@API(status = API.Status.INTERNAL)
public final class Turns {

    private final Object lock = new Object();

    /** In order; it is the turn of the first. */
    @GuardedBy("lock")
    private final Set<Turn> queue = new LinkedHashSet<>();

    Turns() {}

    /**
     * Takes a place at the end of the queue.
     *
     * @param wake called once when the turn comes, if it has not come at once, with the tick that {@link Turn#leave} was
     *     given; by the thread of whoever leaves, so it must neither block nor throw
     * @return the place, to be left in any case
     */
    public Turn enter(LongConsumer wake) {
        synchronized (lock) {
            Turn turn = new Turn(wake, queue.isEmpty());
            queue.add(turn);
            return turn;
        }
    }

    /** A place in the queue. */
    public final class Turn {

        private final LongConsumer wake;
        private final boolean atOnce;

        private Turn(LongConsumer wake, boolean atOnce) {
            this.wake = wake;
            this.atOnce = atOnce;
        }

        /** {@return whether nobody was before it, so that it need not be woken} */
        public boolean isAtOnce() {
            return atOnce;
        }

        /**
         * Gives the place up, waiting or not, so that the next may go. A second call does nothing.
         *
         * @param tick when the turn ended, if this was one, which is when the next begins
         */
        public void leave(long tick) {
            Turn next = null;
            synchronized (lock) {
                Iterator<Turn> inOrder = queue.iterator();
                boolean mine = inOrder.hasNext() && inOrder.next() == this;
                if (mine && inOrder.hasNext()) {
                    next = inOrder.next();
                }
                queue.remove(this);
            }
            if (next != null) {
                next.wake.accept(tick);
            }
        }
    }
}
