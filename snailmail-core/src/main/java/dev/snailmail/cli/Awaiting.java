package dev.snailmail.cli;

/** What the command waits for while it serves. */
@FunctionalInterface
interface Awaiting {

    /**
     * Returns when it is time to stop.
     *
     * @throws InterruptedException which is a reason to stop too
     */
    void await() throws InterruptedException;
}
