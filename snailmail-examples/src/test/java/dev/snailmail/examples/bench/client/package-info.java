/**
 * The client that puts servers under load: one thread, and nothing between it and its sockets. Start reading at
 * {@link dev.snailmail.examples.bench.client.LoadClient}.
 */
package dev.snailmail.examples.bench.client;
