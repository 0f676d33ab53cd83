/**
 * How long servers, and the test classes that have them, take to start and stop. Start reading at
 * {@link dev.snailmail.examples.bench.start.StartBench}.
 */
package dev.snailmail.examples.bench.start;
