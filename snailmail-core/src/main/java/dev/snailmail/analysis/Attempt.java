package dev.snailmail.analysis;

import org.apiguardian.api.API;

/**
 * One request as an attempt to get something.
 *
 * @param what what was asked for; attempts at the same are equal in it
 * @param start when it was made
 * @param end when it ended, in the same unit and not before its start
 * @param failed whether it is to be made again
 * @param bytes how many bytes it brought
 */
@API(status = API.Status.INTERNAL)
public record Attempt(Object what, long start, long end, boolean failed, long bytes) {}
