package dev.snailmail.recording;

import org.apiguardian.api.API;

/**
 * The rounds of a lockstep could not be counted: a client gave up while its request was held, a round was held for too
 * long, or the server was closed. The message says which requests were held, and for how long.
 */
public final class LockstepFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * For the server.
     *
     * @param message what went wrong
     */
    @API(status = API.Status.INTERNAL)
    public LockstepFailedException(String message) {
        super(message);
    }
}
