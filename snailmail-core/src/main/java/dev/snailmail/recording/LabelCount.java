package dev.snailmail.recording;

/**
 * What the requests of one label come to.
 *
 * @param requests how many requests have ended
 * @param bytes how many bytes of response bodies they were sent
 */
public record LabelCount(long requests, long bytes) {}
