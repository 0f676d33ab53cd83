/**
 * The measurements behind the figures, each a test that prints a table and asserts nothing about time. They do not
 * run unless asked for:
 *
 * <pre>
 * mvn -Pbench verify
 * mvn -Dbench=latency verify
 * </pre>
 *
 * <p>The servers are processes of their own; the client is one thread. Both share the machine, so ratios say more
 * than single numbers, and neither says much while something else is running. Start reading at
 * {@link dev.snailmail.examples.bench.result.Subject}.
 */
package dev.snailmail.examples.bench;
