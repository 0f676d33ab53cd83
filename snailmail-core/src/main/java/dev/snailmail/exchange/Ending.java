package dev.snailmail.exchange;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How the sending of a response pauses and ends: with all planned bytes, or as a failing server ends it.
 *
 * @param kind what follows the planned bytes of the body
 * @param pause where sending pauses; empty for no pause
 */
@API(status = API.Status.INTERNAL)
public record Ending(Kind kind, Optional<Pause> pause) {

    private static final Ending COMPLETE = new Ending(Kind.COMPLETE, Optional.empty());
    private static final Ending TRUNCATE = new Ending(Kind.TRUNCATE, Optional.empty());
    private static final Ending RESET = new Ending(Kind.RESET, Optional.empty());
    private static final Ending RESET_BEFORE_HEAD = new Ending(Kind.RESET_BEFORE_HEAD, Optional.empty());

    /** What follows the planned bytes of the body. */
    public enum Kind {
        /** The response is complete, and the connection takes its next request. */
        COMPLETE,

        /** The connection is closed in good order, as if that were all. */
        TRUNCATE,

        /** The connection is reset. */
        RESET,

        /** The connection is reset before anything of the response is out, its head neither. */
        RESET_BEFORE_HEAD
    }

    /** {@return the ending without a fault} */
    public static Ending complete() {
        return COMPLETE;
    }

    /** {@return a close in good order before the body is as long as its head says} */
    public static Ending truncate() {
        return TRUNCATE;
    }

    /** {@return a reset of the connection when head and planned body are out} */
    public static Ending reset() {
        return RESET;
    }

    /** {@return a reset of the connection instead of any response} */
    public static Ending resetBeforeHead() {
        return RESET_BEFORE_HEAD;
    }

    /**
     * Makes a complete response that pauses on its way.
     *
     * @param pause where and how long
     * @return the ending
     */
    public static Ending completeAfter(Pause pause) {
        return new Ending(Kind.COMPLETE, Optional.of(pause));
    }

    /** {@return whether nothing about it is out of the ordinary} */
    public boolean isPlain() {
        return kind == Kind.COMPLETE && pause.isEmpty();
    }
}
