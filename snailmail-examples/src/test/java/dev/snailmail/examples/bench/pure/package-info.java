/**
 * The parts of the core that wait for nothing and send nothing, one class of JMH benchmarks for each room. Start reading at
 * {@link dev.snailmail.examples.bench.pure.PureBench}.
 */
package dev.snailmail.examples.bench.pure;
