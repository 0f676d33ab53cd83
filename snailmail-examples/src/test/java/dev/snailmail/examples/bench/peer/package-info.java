/**
 * The servers that are compared, each in a process of its own. Start reading at
 * {@link dev.snailmail.examples.bench.peer.ServerProcess}.
 */
package dev.snailmail.examples.bench.peer;
