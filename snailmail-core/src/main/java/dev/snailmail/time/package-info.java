/**
 * Time as an argument. Code that needs the time receives a {@link dev.snailmail.time.Ticker}, and code that must continue
 * later schedules a task on a {@link dev.snailmail.time.Timer}. Other packages read the ticker they are given; only this one
 * reads the monotonic clock behind it and waits for a tick. Start reading at {@code Ticker}; {@code TimerThread} does the
 * waiting.
 */
package dev.snailmail.time;
