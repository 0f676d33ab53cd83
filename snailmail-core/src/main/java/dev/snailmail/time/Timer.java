package dev.snailmail.time;

import java.util.concurrent.Executor;
import org.apiguardian.api.API;

/** Runs tasks at ticks, without a thread that waits for each. Safe for use by any thread. */
@API(status = API.Status.INTERNAL)
public interface Timer extends AutoCloseable {

    /**
     * Hands {@code task} to {@code where} at {@code tick}, never before it and as soon after it as the machine
     * allows. Tasks that fall due together for one executor are handed over in a single
     * {@link Executor#execute} and run in the order of their ticks.
     *
     * @param tick when, on the timer's own {@link Ticker}; a tick that has passed is due at once
     * @param where what runs the task; must not block and must not throw
     * @param task what to run; must not throw
     * @return the pending task
     */
    Task at(long tick, Executor where, Runnable task);

    /** A task that is pending, has run or has been cancelled. Safe for use by any thread. */
    interface Task {

        /**
         * Keeps the task from running, and releases all that it retains. Does nothing if the task has run. A task that has
         * been handed over, but has not begun to run, does not run either.
         */
        void cancel();
    }

    /** Stops the timer and drops pending tasks. A second call does nothing. */
    @Override
    void close();

    /**
     * Starts a timer with a daemon thread of its own.
     *
     * @param name the name of the thread
     * @param ticker the clock that {@link #at} is to be read on; its pace is what {@link Ticker#inRealTime} says
     * @return the running timer
     */
    static Timer start(String name, Ticker ticker) {
        return TimerThread.start(name, ticker);
    }
}
