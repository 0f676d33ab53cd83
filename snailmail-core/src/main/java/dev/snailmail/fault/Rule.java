package dev.snailmail.fault;

/** One entry of a plan, as it is planned: without counts. */
interface Rule {

    /**
     * Begins to count.
     *
     * @param startTick when the round began
     */
    ActiveRule activate(long startTick);

    /** {@return what its requests meet} */
    Fault fault();

    /** {@return whether the next reset is its end} */
    boolean endsAtReset();
}
