package dev.snailmail.exchange;

import org.apiguardian.api.API;

/**
 * One line of a response header.
 *
 * @param name the field name in its usual spelling, such as {@code Content-Range}
 * @param value the field value
 */
@API(status = API.Status.INTERNAL)
public record Header(String name, String value) {}
