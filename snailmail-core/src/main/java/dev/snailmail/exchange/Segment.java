package dev.snailmail.exchange;

import org.apiguardian.api.API;

/**
 * A stretch of content within a response body.
 *
 * @param content where the bytes come from
 * @param position the position of the first of them in the content
 * @param length how many there are
 */
@API(status = API.Status.INTERNAL)
public record Segment(Content content, long position, long length) {}
