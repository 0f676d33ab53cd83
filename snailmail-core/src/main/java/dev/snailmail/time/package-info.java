/**
 * Time is an argument: what needs to know the time is given a {@link dev.snailmail.time.Ticker}, and what must go on later
 * hands a task to a {@link dev.snailmail.time.Timer}. Other rooms read the ticker they are given; only this one reads the
 * monotonic clock behind it, and only this one waits for a tick. Start reading at {@code Ticker}; {@code TimerThread} is where the
 * waiting is.
 */
package dev.snailmail.time;
