package dev.snailmail.report;

import org.apiguardian.api.API;

/**
 * One figure that is not as it should be.
 *
 * @param counted what was counted, such as "GETs"
 * @param expected what it should be, such as "at most 3"
 * @param actual what it was
 * @param atFault the requests to look at
 */
@API(status = API.Status.INTERNAL)
public record Violation(String counted, String expected, String actual, AtFault atFault) {}
