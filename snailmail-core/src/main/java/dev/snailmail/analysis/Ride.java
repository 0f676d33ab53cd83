package dev.snailmail.analysis;

import org.apiguardian.api.API;

/**
 * One request as its connection saw it.
 *
 * @param connection the number of the connection
 * @param nth which request of its connection it was, from 1
 * @param startNanos when it was made
 * @param endNanos when it ended, not before its start
 * @param setupNanos what it waited for its connection to be set up, 0 for all but the first
 */
@API(status = API.Status.INTERNAL)
public record Ride(long connection, int nth, long startNanos, long endNanos, long setupNanos) {

    long nanos() {
        return endNanos - startNanos;
    }
}
