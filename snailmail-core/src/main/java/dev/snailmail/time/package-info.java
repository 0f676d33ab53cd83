/**
 * Time is an argument: everything that needs to know the time is given a {@link dev.snailmail.time.Ticker}, and
 * everything that must go on later hands a continuation to a {@link dev.snailmail.time.Timer}. No other room
 * reads ticks or lets a request wait. Start reading at {@code Ticker}; {@code TimerThread} is where the waiting is.
 */
package dev.snailmail.time;
