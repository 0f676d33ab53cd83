package dev.snailmail.time;

import java.util.concurrent.CountDownLatch;

/** Keeps a timer's thread in a task, so that what is submitted meanwhile falls due together. */
final class TimerHeldUp {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);

    private TimerHeldUp() {}

    static TimerHeldUp hold(Timer timer, Ticker ticker) throws InterruptedException {
        TimerHeldUp heldUp = new TimerHeldUp();
        timer.at(ticker.nanos(), Runnable::run, heldUp::stay);
        heldUp.entered.await();
        return heldUp;
    }

    private void stay() {
        entered.countDown();
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void letGo() {
        leave.countDown();
    }
}
