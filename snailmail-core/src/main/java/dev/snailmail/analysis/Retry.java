package dev.snailmail.analysis;

/**
 * A request that was made again, as a whole or from where it had failed on.
 *
 * @param <T> the requests
 * @param request the request that was made again
 * @param failed the failed request that explains it
 * @param savedBytes how many bytes it did not have to fetch again, since failed requests had brought them and it asked
 *     for those behind; 0 if its answer was not the part it asked for, or came from an object of another size
 */
public record Retry<T>(T request, T failed, long savedBytes) {}
