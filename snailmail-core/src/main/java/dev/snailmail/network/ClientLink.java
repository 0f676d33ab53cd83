package dev.snailmail.network;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The link of a client to everything it talks to: one for any number of servers in this JVM, whose responses share it
 * downwards, and request bodies upwards, as those of one network do. It lives longer than the rounds of the servers: the
 * reset of a server leaves it alone, and its own {@link #reset()} leaves the servers alone.
 *
 * <p>All servers of a link have one time scale, since bytes of two clocks cannot queue for one another. The first server
 * that is given the link sets it for good, and servers of another scale refuse the link.
 *
 * <p>It is shared by being the same object, so it is made in code and has no spec; two links are equal only if they are
 * one. Safe for use by any thread.
 */
public final class ClientLink {

    private final Bandwidth down;
    private final Bandwidth up;

    /** Null until something crosses, since before that there is no tick to count from. */
    private final AtomicReference<Ways> ways = new AtomicReference<>();

    /** Null until a server is given the link. */
    private final AtomicReference<TimeScale> timeScale = new AtomicReference<>();

    private record Ways(SharedPipe down, SharedPipe up) {}

    private ClientLink(Bandwidth down, Bandwidth up) {
        this.down = Objects.requireNonNull(down, "down must not be null; there is Bandwidth.unlimited()");
        this.up = Objects.requireNonNull(up, "up must not be null; there is Bandwidth.unlimited()");
    }

    /**
     * Makes a link that nothing has crossed yet.
     *
     * @param down the rate that all responses share; one that changes over time counts from the first byte that crosses
     *     the link, and draws with the seed {@value Network#DEFAULT_SEED}
     * @param up the same for request bodies
     * @return the link
     */
    public static ClientLink of(Bandwidth down, Bandwidth up) {
        return new ClientLink(down, up);
    }

    /** {@return the rate of responses} */
    public Bandwidth down() {
        return down;
    }

    /** {@return the rate of request bodies} */
    public Bandwidth up() {
        return up;
    }

    /** Empties the link: what comes next need not wait for what came before, and rates that change start over. */
    public void reset() {
        ways.set(null);
    }

    /**
     * Has the ticks of this link be those of a scale.
     *
     * @throws IllegalArgumentException if they are those of another scale already
     */
    void keepTo(TimeScale scale) {
        TimeScale first = timeScale.compareAndExchange(null, scale);
        if (first != null && first.factor() != scale.factor()) {
            throw new IllegalArgumentException(this + " belongs to servers of " + first + ", so a server of " + scale
                    + " cannot share it: give all its servers one time scale, or make another link");
        }
    }

    /** What responses cross. */
    Pipe downPipe() {
        return new LinkPipe(Ways::down);
    }

    /** What request bodies cross. */
    Pipe upPipe() {
        return new LinkPipe(Ways::up);
    }

    private Ways waysFrom(long tick) {
        Ways known = ways.get();
        return known != null
                ? known
                : ways.updateAndGet(others -> others != null ? others : new Ways(pipe(down, tick), pipe(up, tick)));
    }

    private static SharedPipe pipe(Bandwidth rate, long tick) {
        return new SharedPipe(rate, Network.DEFAULT_SEED, tick, 0);
    }

    /** {@return for example {@code clientLink(down=12Mbit/s, up=1Mbit/s)}} */
    @Override
    public String toString() {
        return "clientLink(down=" + down + ", up=" + up + ")";
    }

    /** One way of the link, as it is now. */
    private final class LinkPipe implements Pipe {

        private final Function<Ways, SharedPipe> way;

        LinkPipe(Function<Ways, SharedPipe> way) {
            this.way = way;
        }

        @Override
        public long sliceOf(long from, long bodyLength) {
            return way.apply(waysFrom(from)).sliceOf(from, bodyLength);
        }

        @Override
        public long reserve(long from, long bytes) {
            return way.apply(waysFrom(from)).reserve(from, bytes);
        }

        @Override
        public double rateAt(long tick) {
            return way.apply(waysFrom(tick)).rateAt(tick);
        }
    }
}
