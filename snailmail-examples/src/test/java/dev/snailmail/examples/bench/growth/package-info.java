/**
 * What may grow, and what a request costs then. Start reading at {@link dev.snailmail.examples.bench.growth.GrowthBench}.
 */
package dev.snailmail.examples.bench.growth;
