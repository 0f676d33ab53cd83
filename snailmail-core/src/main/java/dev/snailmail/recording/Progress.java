package dev.snailmail.recording;

import org.apiguardian.api.API;

/**
 * A few counts of the current round. Immutable.
 *
 * @param requests how many requests have arrived
 * @param inFlight how many of them are in flight
 * @param bytesSent how many bytes of response bodies have been handed to connections
 * @param misses how many GET and HEAD requests have ended with 404
 */
@API(status = API.Status.INTERNAL)
public record Progress(long requests, int inFlight, long bytesSent, long misses) {}
