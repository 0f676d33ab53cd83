package dev.snailmail.analysis;

import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * One request as an attempt to get some bytes of an object.
 *
 * @param what the method and the object; attempts at the same bytes are equal in it
 * @param portion which bytes of the object it asked for, and how far it got
 * @param start when it was made
 * @param end when its client can have known its end at the earliest, in the same unit and not before its start
 * @param failed whether it is one to make again
 * @param bytes how many bytes its response body had
 * @param objectSize how many bytes the object has, if its response told
 * @param isPart whether it was answered with a part of the object (206)
 */
@API(status = API.Status.INTERNAL)
public record Attempt(
        Object what,
        Portion portion,
        long start,
        long end,
        boolean failed,
        long bytes,
        OptionalLong objectSize,
        boolean isPart) {}
